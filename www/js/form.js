/** The facts every case begins with: goods, issue, dates, price, and the moment of the decision. */
/** @import { Model } from "./model.js" */
/** @import { Key } from "./i18n.js" */
/** @import { WordGroup, Word, FactField } from "./menus.js" */

import { h } from "./dom.js";
import { factOf } from "./facts.js";
import { field, labelled } from "./field.js";
import { icon } from "./icons.js";
import { capital } from "./menus.js";
import { localInput, offsetOf, shortOffset } from "./time.js";

/** Facts the form itself asks; they are never asked a second time below it. */
const FORM = [
  "item.goods",
  "issue.kind",
  "issue.fault",
  "order.channel",
  "order.purchasedAt",
  "order.deliveredAt",
  "item.paid",
  "now",
  "currency",
];

/** @param {string} path */
export function isOfForm(path) {
  return FORM.includes(path);
}

/** @param {Model} model */
export function form(model) {
  const facts = /** @type {(path: string) => HTMLElement} */ ((path) => formField(model, path));
  const faults = model.menus.faults(text(model, "item.goods"), text(model, "issue.kind"), model.spoken);
  return [
    h("div", { class: "pair", "data-key": "goods" }, shelfField(model), goodsField(model)),
    issueField(model),
    faults.length > 0 || factOf(model.case, "issue.fault") !== undefined ? faultField(model, faults) : null,
    h("div", { class: "pair", "data-key": "dates" }, facts("order.purchasedAt"), facts("order.deliveredAt")),
    h("div", { class: "pair", "data-key": "amounts" }, facts("item.paid"), channelField(model)),
    nowField(model),
  ];
}

/**
 * @param {Model} model
 * @param {string} path
 */
function text(model, path) {
  const value = factOf(model.case, path);
  return typeof value === "string" ? value : undefined;
}

/**
 * @param {Model} model
 * @param {string} path
 */
function state(model, path) {
  return {
    value: factOf(model.case, path),
    problems: model.problemsOf(path),
    note: model.isMissing(path) ? h("span", { class: "tag decides" }, model.say("form.decides")) : null,
  };
}

/**
 * @param {Model} model
 * @param {string} path
 */
function formField(model, path) {
  const known = model.menus.field(path);
  /** @type {FactField} */
  const question = {
    ...(known ?? { fact: path, type: "text" }),
    text: model.say(/** @type {Key} */ (`form.${path}`)),
  };
  return field(question, state(model, path), model.say);
}

/**
 * @param {Model} model
 * @param {string} path
 * @param {HTMLElement[]} options
 */
function chooser(model, path, options) {
  const control = h(
    "select",
    {
      value: factOf(model.case, path) === undefined ? "" : JSON.stringify(factOf(model.case, path)),
      "data-action": "fact",
      "data-path": path,
      "data-type": "choice",
    },
    h(
      "option",
      { value: "" },
      model.say(path === "item.goods" || path === "issue.kind" ? "form.choose" : "field.unknown"),
    ),
    options,
  );
  return labelled(
    { fact: path, type: "choice", text: model.say(/** @type {Key} */ (`form.${path}`)) },
    control,
    state(model, path),
  );
}

/** @param {Word[]} words */
function optionsOf(words) {
  return words.map((word) => h("option", { value: JSON.stringify(word.code) }, capital(word.text)));
}

/** @param {WordGroup[]} groups */
function groupsOf(groups) {
  return groups.map((group) => h("optgroup", { label: capital(group.title) }, optionsOf(group.words)));
}

/**
 * What the goods are about, which shortens their menu.
 * @param {Model} model
 */
function shelfField(model) {
  const { menus, say } = model;
  const control = h(
    "select",
    { value: chosenShelf(model) ?? "", "data-action": "shelf", id: "shelf" },
    h("option", { value: "" }, say("form.anyShelf")),
    menus.shelves.map(({ pack }) => h("option", { value: pack }, shelfTitle(model, pack))),
  );
  return h(
    "div",
    { class: "field", "data-key": "shelf" },
    h("div", { class: "field-label" }, h("label", { for: "shelf" }, say("form.shelf"))),
    control,
  );
}

/** @param {Model} model */
function chosenShelf(model) {
  return model.menus.shelfOf(text(model, "item.goods")) ?? model.shelf;
}

/**
 * @param {Model} model
 * @param {string} pack
 */
function shelfTitle(model, pack) {
  return model.subjects.get(pack) ?? model.menus.packTitle(pack);
}

/** @param {Model} model */
function goodsField(model) {
  const chosen = chosenShelf(model);
  const { shelves } = model.menus;
  const own = shelves.find(({ pack }) => pack === chosen);
  const groups = shelves.map(({ pack, words }) => ({ title: shelfTitle(model, pack), words }));
  return chooser(model, "item.goods", own === undefined ? groupsOf(groups) : optionsOf(own.words));
}

/** @param {Model} model */
function channelField(model) {
  const options = (model.menus.field("order.channel")?.options ?? []).map(({ value, text: name }) => ({
    code: String(value),
    text: name,
  }));
  return chooser(model, "order.channel", optionsOf(options));
}

/** @param {Model} model */
function issueField(model) {
  return chooser(
    model,
    "issue.kind",
    groupsOf(model.menus.issueGroups(model.spoken, text(model, "issue.kind"))),
  );
}

/**
 * @param {Model} model
 * @param {Word[]} faults
 */
function faultField(model, faults) {
  return chooser(model, "issue.fault", optionsOf(faults));
}

/** @param {Model} model */
function nowField(model) {
  const { say } = model;
  const shown = localInput(model.case.now ?? model.decision?.now);
  const live = model.case.now === undefined || model.case.now === null;
  const problems = model.problemsOf("now");
  const step = (/** @type {string} */ name, /** @type {string} */ days, /** @type {Key} */ label) =>
    h(
      "button",
      {
        type: "button",
        class: "icon-button",
        "data-action": "shift-now",
        "data-days": days,
        "aria-label": say(label),
        title: say(label),
      },
      icon(name),
    );
  return h(
    "div",
    { class: "field now", "data-key": "now" },
    h(
      "div",
      { class: "field-label" },
      h("label", { for: "now" }, say("now.label")),
      h(
        "span",
        { class: "zone" },
        say("now.zone", { offset: shortOffset(offsetOf(model.decision?.now ?? model.zoneOf)) }),
      ),
    ),
    h(
      "div",
      { class: "now-row" },
      step("previous", "-1", "now.earlier"),
      h("input", {
        type: "datetime-local",
        id: "now",
        step: shown.length > 16 ? "1" : "60",
        value: shown,
        "data-action": "now",
        "aria-invalid": problems.length > 0 ? "true" : null,
        "aria-describedby": problems.length > 0 ? "now-problem" : "now-note",
      }),
      step("next", "1", "now.later"),
    ),
    problems.length > 0 ? h("p", { class: "problem", id: "now-problem" }, problems.join(" ")) : null,
    live
      ? h("p", { class: "note", id: "now-note" }, say("now.live"))
      : h(
          "p",
          { class: "note", id: "now-note" },
          h("button", { type: "button", class: "link-button", "data-action": "today" }, say("now.today")),
        ),
  );
}
