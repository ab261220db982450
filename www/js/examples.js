/** Ready cases of each chapter that fill the form. */
/** @import { Case } from "../../pkg/index.js" */
/** @import { Model } from "./model.js" */

import { h } from "./dom.js";

/** @typedef {{ zh: string, en: string }} Title */
/** @typedef {{ id: string, title: Title, as?: "customer" | "agent", packs?: string[], case: Case }} Example */
/** @typedef {{ pack: string, title: Title, examples: Example[] }} Chapter */

/** @returns {Promise<Chapter[]>} */
export async function loadExamples() {
  const answer = await fetch(new URL("../examples.json", import.meta.url));
  if (!answer.ok) throw new Error(`examples.json: ${answer.status}`);
  return /** @type {Promise<Chapter[]>} */ (answer.json());
}

/**
 * The chapters in a row, and below it the cases of the one that is open.
 * @param {Model} model
 * @param {Chapter[]} chapters
 */
export function examples(model, chapters) {
  const held = JSON.stringify(model.case);
  const isHeld = (/** @type {Example} */ example) => JSON.stringify(example.case) === held;
  const holding = chapters.find((chapter) => chapter.examples.some(isHeld));
  const named = model.chapter ?? holding?.pack ?? model.decision?.policy[0]?.id;
  const open = chapters.find(({ pack }) => pack === named) ?? chapters[0];
  const title = (/** @type {Title} */ words) => (model.locale === "en" ? words.en : words.zh);
  return [
    h(
      "div",
      {
        class: "chapter-row",
        "data-key": "chapters",
        role: "group",
        "aria-label": model.say("examples.chapters"),
      },
      chapters.map((chapter) =>
        h(
          "button",
          {
            type: "button",
            class: "chapter-title",
            "data-key": chapter.pack,
            "data-action": "chapter",
            "data-pack": chapter.pack,
            "aria-expanded": chapter === open ? "true" : "false",
            "aria-controls": "chapter-cases",
          },
          title(chapter.title),
        ),
      ),
    ),
    h(
      "div",
      {
        class: "chapter",
        id: "chapter-cases",
        role: "group",
        "aria-label": open === undefined ? "" : title(open.title),
      },
      open?.examples.map((example) =>
        h(
          "button",
          {
            type: "button",
            class: "example",
            "data-key": example.id,
            "data-action": "example",
            "data-example": example.id,
            "aria-pressed": isHeld(example) ? "true" : "false",
          },
          title(example.title),
        ),
      ),
    ),
  ];
}

/**
 * The packs that decide an example.
 * @param {Chapter[]} chapters
 * @param {string} id
 */
export function packsOfExample(chapters, id) {
  const chapter = chapters.find(({ examples: cases }) => cases.some((example) => example.id === id));
  const example = exampleOf(chapters, id);
  return example?.packs ?? (chapter === undefined ? [] : [chapter.pack]);
}

/**
 * @param {Chapter[]} chapters
 * @param {string | undefined} id
 */
export function exampleOf(chapters, id) {
  return chapters.flatMap((chapter) => chapter.examples).find((example) => example.id === id);
}
