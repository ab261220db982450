/** One fact as native controls, chosen by the type of its question, and the value they hold. */
/** @import { FactField } from "./menus.js" */
/** @import { Say } from "./i18n.js" */
/** @import { Child } from "./dom.js" */

import { h } from "./dom.js";
import { capital } from "./menus.js";

/** Up to so many options are all shown at once; more go into a menu. */
const SHOWN_AT_ONCE = 4;

/**
 * @typedef {object} FieldState
 * @property {unknown} value
 * @property {Child} [note] what stands beside the label
 * @property {string[]} [problems]
 * @property {string} [idPrefix]
 */

/** @param {string} path */
export function fieldId(path) {
  return `fact-${path.replaceAll(".", "-")}`;
}

/**
 * @param {FactField} question
 * @param {FieldState} state
 * @param {Say} say
 */
export function field(question, state, say) {
  const options = question.options ?? (question.type === "boolean" ? yesAndNo(say) : []);
  if (question.type === "set") return checks(question, options, state, say);
  if (question.type === "boolean" || (question.type === "choice" && options.length <= SHOWN_AT_ONCE)) {
    return radios(question, options, state, say);
  }
  const control = question.type === "choice" ? menu(question, options, state, say) : input(question, state);
  return labelled(question, control, state);
}

/**
 * A label over one control, with the problems of its value below.
 * @param {FactField} question
 * @param {HTMLElement} control
 * @param {FieldState} state
 */
export function labelled(question, control, state) {
  const id = fieldId(question.fact);
  const problems = state.problems ?? [];
  control.id = id;
  if (problems.length > 0) {
    control.setAttribute("aria-invalid", "true");
    control.setAttribute("aria-describedby", `${id}-problem`);
  }
  return h(
    "div",
    { class: "field", "data-key": id },
    h("div", { class: "field-label" }, h("label", { for: id }, question.text), state.note),
    control,
    problemText(id, problems),
  );
}

/**
 * The value the controls of a fact hold; `undefined` is unknown.
 * @param {HTMLElement} control
 */
export function heldValue(control) {
  const type = control.getAttribute("data-type");
  if (control instanceof HTMLInputElement && type === "set") return checkedCodes(control);
  if (control instanceof HTMLInputElement || control instanceof HTMLSelectElement) {
    const text = control.value.trim();
    if (text === "") return undefined;
    if (type === "choice" || type === "boolean")
      return /** @type {unknown} */ (JSON.parse(text)) ?? undefined;
    // Text that is no number goes on as it is, so that the engine names what it wants.
    if (type === "number") return Number.isFinite(Number(text)) ? Number(text) : text;
    return text;
  }
  return undefined;
}

/**
 * @param {string} id
 * @param {string[]} problems
 */
function problemText(id, problems) {
  return problems.length === 0 ? null : h("p", { class: "problem", id: `${id}-problem` }, problems.join(" "));
}

/** @param {Say} say */
function yesAndNo(say) {
  return [
    { value: true, text: say("field.yes") },
    { value: false, text: say("field.no") },
  ];
}

/**
 * @param {FactField} question
 * @param {{ value: string | boolean, text: string }[]} options
 * @param {FieldState} state
 * @param {Say} say
 */
function radios(question, options, state, say) {
  const id = fieldId(question.fact);
  const all = [
    ...options.map((option) => ({ ...option, id: String(option.value) })),
    { value: null, text: say("field.unknown"), id: "unknown" },
  ];
  const problems = state.problems ?? [];
  return h(
    "fieldset",
    {
      class: "field choices",
      "data-key": id,
      id,
      "aria-describedby": problems.length > 0 ? `${id}-problem` : null,
    },
    h("legend", {}, h("span", { class: "field-label" }, h("span", {}, question.text), state.note)),
    h(
      "div",
      { class: "segments" },
      all.map((option) =>
        h(
          "label",
          { class: option.value === null ? "segment unknown" : "segment", "data-key": option.id },
          h("input", {
            type: "radio",
            name: id,
            value: JSON.stringify(option.value),
            checked: option.value === (state.value ?? null),
            "data-action": "fact",
            "data-path": question.fact,
            "data-type": question.type,
          }),
          h("span", {}, capital(option.text)),
        ),
      ),
    ),
    problemText(id, problems),
  );
}

/**
 * @param {FactField} question
 * @param {{ value: string | boolean, text: string }[]} options
 * @param {FieldState} state
 * @param {Say} say
 */
function checks(question, options, state, say) {
  const id = fieldId(question.fact);
  const held = Array.isArray(state.value) ? state.value : undefined;
  const box = (/** @type {string} */ value, /** @type {string} */ text, /** @type {boolean} */ checked) =>
    h(
      "label",
      { class: "segment", "data-key": value },
      h("input", {
        type: "checkbox",
        name: id,
        value,
        checked,
        "data-action": "fact",
        "data-path": question.fact,
        "data-type": "set",
      }),
      h("span", {}, capital(text)),
    );
  return h(
    "fieldset",
    { class: "field choices", "data-key": id, id },
    h("legend", {}, h("span", { class: "field-label" }, h("span", {}, question.text), state.note)),
    h(
      "div",
      { class: "segments" },
      options.map((option) => box(String(option.value), option.text, held?.includes(option.value) ?? false)),
      box("", say("field.none"), held !== undefined && held.length === 0),
    ),
    problemText(id, state.problems ?? []),
  );
}

/**
 * A list that is present is complete, so "none of these" is a box of its own, and no box ticked is unknown.
 * @param {HTMLInputElement} control
 */
function checkedCodes(control) {
  const boxes = [...(control.closest("fieldset")?.querySelectorAll("input") ?? [])];
  if (control.value === "") return control.checked ? [] : undefined;
  const codes = boxes.filter((box) => box.checked && box.value !== "").map((box) => box.value);
  return codes.length === 0 ? undefined : codes;
}

/**
 * @param {FactField} question
 * @param {{ value: string | boolean, text: string }[]} options
 * @param {FieldState} state
 * @param {Say} say
 */
function menu(question, options, state, say) {
  return h(
    "select",
    {
      value: state.value === undefined ? "" : JSON.stringify(state.value),
      "data-action": "fact",
      "data-path": question.fact,
      "data-type": "choice",
    },
    h("option", { value: "" }, say("field.unknown")),
    options.map((option) => h("option", { value: JSON.stringify(option.value) }, capital(option.text))),
  );
}

/**
 * @param {FactField} question
 * @param {FieldState} state
 */
function input(question, state) {
  const kind = question.type === "date" ? "date" : "text";
  const mode = question.type === "money" ? "decimal" : question.type === "number" ? "decimal" : null;
  const held = state.value === undefined ? "" : String(state.value);
  return h("input", {
    type: kind,
    inputmode: mode,
    autocomplete: "off",
    // A date field holds a day; an instant given by a link is shown by its day.
    value: kind === "date" ? held.slice(0, 10) : held,
    "data-action": "fact",
    "data-path": question.fact,
    "data-type": question.type,
  });
}
