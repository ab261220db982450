/** What an answer still rests on: conditions to be met, outcomes to come, and facts taken as usual until said otherwise. */
/** @import { Model } from "./model.js" */
/** @import { Decision, Remedy } from "../../pkg/index.js" */

import { h } from "./dom.js";
import { fieldId } from "./field.js";
import { capital } from "./menus.js";

/** @typedef {Remedy["conditions"][number]} Condition */

/** @param {Condition} condition */
export function isPresumed(condition) {
  return condition.code.startsWith("presumed:");
}

/**
 * Facts that any remedy still possible takes as usual, each once.
 * @param {Decision} decision
 * @returns {Map<string, Condition>}
 */
export function presumedFacts(decision) {
  /** @type {Map<string, Condition>} */
  const found = new Map();
  for (const remedy of decision.remedies) {
    if (remedy.verdict === "ineligible") continue;
    for (const condition of remedy.conditions) {
      if (isPresumed(condition) && condition.fact !== undefined) found.set(condition.fact, condition);
    }
  }
  return found;
}

/**
 * A condition that rests on a fact leads to the control of that fact.
 * @param {Model} model
 * @param {Condition} condition
 */
export function conditionText(model, condition) {
  const path = condition.fact ?? condition.code;
  const text = capital(condition.text);
  return model.menus.field(path) === undefined ? text : factLink(path, text);
}

/**
 * @param {string} path
 * @param {string} text
 */
export function factLink(path, text) {
  return h("a", { href: `#${fieldId(path)}`, "data-action": "go", "data-path": path }, text);
}
