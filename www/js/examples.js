/** Ready cases of each chapter that fill the form. */
/** @import { Case } from "../../pkg/index.js" */
/** @import { Model } from "./model.js" */

import { h } from "./dom.js";

/** @typedef {{ zh: string, en: string }} Title */
/** @typedef {{ id: string, title: Title, as?: "customer" | "agent", case: Case }} Example */
/** @typedef {{ pack: string, title: Title, examples: Example[] }} Chapter */

/** @returns {Promise<Chapter[]>} */
export async function loadExamples() {
  const answer = await fetch(new URL("../examples.json", import.meta.url));
  if (!answer.ok) throw new Error(`examples.json: ${answer.status}`);
  return /** @type {Promise<Chapter[]>} */ (answer.json());
}

/**
 * @param {Model} model
 * @param {Chapter[]} chapters
 */
export function examples(model, chapters) {
  const held = JSON.stringify(model.case);
  const title = (/** @type {Title} */ words) => (model.locale === "en" ? words.en : words.zh);
  return chapters.map((chapter) =>
    h(
      "div",
      {
        class: "chapter",
        "data-key": chapter.pack,
        role: "group",
        "aria-labelledby": `chapter-${chapter.pack}`,
      },
      h("span", { class: "chapter-title", id: `chapter-${chapter.pack}` }, title(chapter.title)),
      chapter.examples.map((example) =>
        h(
          "button",
          {
            type: "button",
            class: "example",
            "data-key": example.id,
            "data-action": "example",
            "data-example": example.id,
            "aria-pressed": JSON.stringify(example.case) === held ? "true" : "false",
          },
          title(example.title),
        ),
      ),
    ),
  );
}

/**
 * @param {Chapter[]} chapters
 * @param {string | undefined} id
 */
export function exampleOf(chapters, id) {
  return chapters.flatMap((chapter) => chapter.examples).find((example) => example.id === id);
}
