/** Addresses of the pages that explain policies. */
/** @import { Model } from "./model.js" */

import { h } from "./dom.js";

/**
 * @param {Model} model
 * @param {string} rule "pack/rule", or a pack alone
 */
export function policyAddress(model, rule) {
  const [pack = "", id] = rule.split("/");
  const query = new URLSearchParams({ pack, lang: model.locale });
  return `policy.html?${query}${id === undefined ? "" : `#${id}`}`;
}

/**
 * Leads from a citation to its rule.
 * @param {Model} model
 * @param {string} rule
 */
export function ruleLink(model, rule) {
  return h("a", { class: "to-rule", href: policyAddress(model, rule) }, model.say("cite.open"));
}

/**
 * A policy by its title, which leads to its page.
 * @param {Model} model
 * @param {string} pack
 */
export function policyLink(model, pack) {
  return h("a", { href: policyAddress(model, pack) }, model.menus.packTitle(pack));
}
