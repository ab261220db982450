/** What each control does, by its `data-action`. */
/** @import { Page } from "./page.js" */

import { byId } from "./dom.js";
import { exampleOf } from "./examples.js";
import { factOf } from "./facts.js";
import { heldValue } from "./field.js";
import { timeOfSlider } from "./picture.js";
import { caseText, copyText } from "./share.js";
import { emptyCase, stateOfLink, withCase } from "./state.js";
import { refusal } from "./talk.js";
import { instantOfInput, offsetOf } from "./time.js";

const DAY = 86_400_000;

/**
 * @type {Record<string, (page: Page, control: HTMLElement) => void | Promise<void>>}
 */
const ON_CHANGE = {
  fact: (page, control) => page.setFact(control.dataset.path ?? "", heldValue(control)),
  now: (page, control) =>
    page.setFact(
      "now",
      control instanceof HTMLInputElement ? instantOfInput(control.value, offsetOf(page.now)) : undefined,
    ),
  travel: (page, control) => {
    if (control instanceof HTMLInputElement && page.model.decision !== undefined)
      page.travelTo(timeOfSlider(control, page.model.decision));
  },
  evidence: (page, control) => {
    const held = factOf(page.state.case, "evidence");
    const code = control.dataset.code ?? "";
    const others = (Array.isArray(held) ? held : []).filter((piece) => piece !== code);
    page.setFact(
      "evidence",
      control instanceof HTMLInputElement && control.checked ? [...others, code] : others,
    );
  },
  step: (page, control) => {
    const held = factOf(page.state.case, "done");
    const code = control.dataset.code ?? "";
    const others = (Array.isArray(held) ? held : []).filter((act) => act.code !== code);
    const isDone = control instanceof HTMLInputElement && control.checked;
    const done = isDone ? [...others, { code, at: page.now }] : others;
    page.setFact("done", done.length === 0 ? undefined : done);
  },
  "add-fact": (page, control) => {
    if (!(control instanceof HTMLSelectElement) || control.value === "") return;
    page.show({ ...page.state, known: [...page.state.known, control.value] });
  },
  shelf: (page, control) => {
    if (control instanceof HTMLSelectElement) page.chooseShelf(control.value);
  },
  locale: (page, control) =>
    page.show({
      ...page.state,
      locale: control instanceof HTMLInputElement && control.value === "en" ? "en" : "zh-CN",
    }),
  audience: (page, control) =>
    page.show({
      ...page.state,
      audience: control instanceof HTMLInputElement && control.value === "agent" ? "agent" : "customer",
    }),
  tone: (page, control) => {
    const tone = control instanceof HTMLInputElement ? control.value : "";
    if (tone === "warm" || tone === "formal" || tone === "brief") page.show({ ...page.state, tone });
  },
};

/** @type {Record<string, (page: Page, control: HTMLElement) => void | Promise<void>>} */
const ON_CLICK = {
  example: (page, control) => {
    const example = exampleOf(page.chapters, control.dataset.example);
    if (example === undefined) return;
    const chapter = page.chapters.find(({ examples }) => examples.includes(example))?.pack ?? "";
    const audience = example.as ?? page.state.audience;
    page.show({ ...withCase({ ...page.state, audience }, example.case), chapter });
  },
  chapter: (page, control) => page.show({ ...page.state, chapter: control.dataset.pack ?? "" }),
  clear: (page) => page.show(withCase(page.state, emptyCase())),
  today: (page) => page.setFact("now", undefined),
  "shift-now": (page, control) =>
    page.travelTo(
      Date.parse(page.model.decision?.now ?? new Date().toISOString()) + Number(control.dataset.days) * DAY,
    ),
  jump: (page, control) => {
    const at = control.dataset.at ?? "";
    if (at !== "") page.setFact("now", at);
  },
  go: (page, control) => page.leadTo(control.dataset.path ?? ""),
  "copy-reply": (page, control) =>
    copyFrom(page, control, byId(control.dataset.target ?? "").textContent ?? ""),
  "copy-replies": (page, control) => {
    const texts = (control.dataset.targets ?? "").split(" ").map((id) => byId(id).textContent ?? "");
    return copyFrom(page, control, texts.join("\n"));
  },
  refuse: (page, control) => {
    const held = factOf(page.state.case, "history.refused");
    page.setFact("history.refused", [...(Array.isArray(held) ? held : []), refusal(control.dataset)]);
  },
  unrefuse: (page) => page.setFact("history.refused", undefined),
  "copy-json": (page, control) => copyFrom(page, control, caseText(page.model)),
  "copy-link": (page, control) => copyFrom(page, control, new URL(page.link, location.href).href),
};

/**
 * @param {Page} page
 * @param {HTMLElement} control
 * @param {string} text
 */
async function copyFrom(page, control, text) {
  const copied = await copyText(text);
  page.announce(page.model.say(copied ? "share.copied" : "replies.uncopied"));
  control.dataset.copied = copied ? page.model.say("replies.copied") : page.model.say("replies.uncopied");
  setTimeout(() => control.removeAttribute("data-copied"), 2000);
}

/**
 * The slider goes by days under the arrow keys; under the pointer it goes along the picture.
 * @param {Page} page
 * @param {KeyboardEvent} event
 */
function stepByKey(page, event) {
  const days = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: 7, PageDown: -7 }[
    event.key
  ];
  if (
    days === undefined ||
    !(event.target instanceof HTMLElement) ||
    event.target.dataset.action !== "travel"
  )
    return;
  event.preventDefault();
  page.travelTo(Date.parse(page.now) + days * DAY);
}

/** @param {Page} page */
export function listen(page) {
  /** @param {Event} event */
  const onInput = (event) => {
    const control = event.target instanceof HTMLElement ? event.target : null;
    const name = control?.dataset.action ?? "";
    if (control !== null && name in ON_CHANGE) void ON_CHANGE[name]?.(page, control);
  };
  document.addEventListener("input", onInput);
  document.addEventListener("click", (event) => {
    const control = event.target instanceof Element ? event.target.closest("[data-action]") : null;
    if (!(control instanceof HTMLElement)) return;
    const act = ON_CLICK[control.dataset.action ?? ""];
    if (act === undefined) return;
    event.preventDefault();
    void act(page, control);
  });
  document.addEventListener("keydown", (event) => stepByKey(page, event));
  addEventListener("hashchange", () => {
    if (location.hash !== page.link) page.show(stateOfLink(page.state, location.hash));
  });
}
