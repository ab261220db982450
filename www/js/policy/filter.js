/** Finds rules and replies: by words, by issue, by goods. */
/** @import { Reader } from "./reader.js" */
/** @import { Key } from "./words.js" */

import { byId, h } from "../dom.js";
import { capital } from "../menus.js";
import { liesIn } from "./pack.js";

/** @typedef {{ words: string, issue: string, goods: string }} Wanted */
/** @typedef {{ issues?: string[], goods?: string[] }} Scope */

const QUIET_MS = 250;

/** @param {Reader} reader */
export function filterForm(reader) {
  const { say } = reader;
  return h(
    "form",
    { class: "filter", role: "search", "aria-label": say("filter.heading") },
    h(
      "div",
      { class: "field" },
      h("label", { for: "filter-words" }, say("filter.words")),
      h("input", { type: "search", id: "filter-words", autocomplete: "off" }),
    ),
    menu("issue", say("filter.issue"), say("filter.any"), issueOptions(reader)),
    menu("goods", say("filter.goods"), say("filter.any"), goodsOptions(reader)),
    h("button", { type: "reset", class: "quiet" }, say("filter.clear")),
    h("p", { class: "note", id: "filter-count" }, ""),
  );
}

/**
 * @param {string} name
 * @param {string} label
 * @param {string} any
 * @param {HTMLElement[]} options
 */
function menu(name, label, any, options) {
  if (options.length < 2) return null;
  return h(
    "div",
    { class: "field" },
    h("label", { for: `filter-${name}` }, label),
    h("select", { id: `filter-${name}` }, h("option", { value: "" }, any), options),
  );
}

/** @param {Reader} reader */
function issueOptions(reader) {
  const named = new Set(reader.pack.rules.flatMap((rule) => rule.issues ?? []));
  return (reader.groups.issue ?? [])
    .filter((issue) => named.has(issue.code))
    .map((issue) => h("option", { value: issue.code }, capital(issue.text)));
}

/** @param {Reader} reader */
function goodsOptions(reader) {
  return reader.pack.goods.map((goods) =>
    h("option", { value: goods.code }, capital(reader.text(goods.title))),
  );
}

/**
 * Hides what is not wanted, and says how much is left.
 * @param {Reader} reader
 */
export function listenToFilter(reader) {
  const form = /** @type {HTMLFormElement} */ (document.querySelector(".filter"));
  let waiting = 0;
  const apply = () => show(reader, wanted());
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(apply, QUIET_MS);
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  // The controls are empty only after the event.
  form.addEventListener("reset", () => setTimeout(apply));
  apply();
}

/** @returns {Wanted} */
function wanted() {
  const held = (/** @type {string} */ name) => {
    const control = document.getElementById(`filter-${name}`);
    return control instanceof HTMLInputElement || control instanceof HTMLSelectElement ? control.value : "";
  };
  return { words: held("words").trim().toLowerCase(), issue: held("issue"), goods: held("goods") };
}

/**
 * Brings back what a link leads to.
 */
export function clearFilter() {
  const form = document.querySelector(".filter");
  if (form instanceof HTMLFormElement) form.reset();
}

/**
 * @param {Reader} reader
 * @param {Wanted} want
 */
function show(reader, want) {
  const { pack, say } = reader;
  let shown = 0;
  for (const rule of pack.rules) {
    const card = byId(rule.id);
    const fits = fitsScope(rule, want) && fitsWords(card, want);
    card.hidden = !fits;
    const entry = document.querySelector(`[data-rule="${CSS.escape(rule.id)}"]`);
    if (entry instanceof HTMLElement) entry.hidden = !fits;
    if (fits) shown += 1;
  }
  for (const reply of pack.replies ?? []) {
    const item = document.querySelector(`.reply-item[data-key="${CSS.escape(reply.id)}"]`);
    if (item instanceof HTMLElement) item.hidden = !(fitsScope(reply, want) && fitsWords(item, want));
  }
  for (const rung of document.querySelectorAll(".rung")) {
    const left = rung.querySelectorAll(".reply-item:not([hidden])").length;
    if (rung instanceof HTMLElement) rung.hidden = left === 0;
    const count = rung.querySelector("summary .tag");
    if (count !== null) count.textContent = String(left);
  }
  const isAll = want.words === "" && want.issue === "" && want.goods === "";
  const key = /** @type {Key} */ (isAll ? "filter.all" : shown === 0 ? "filter.none" : "filter.some");
  const text = say(key, { n: pack.rules.length, shown, all: pack.rules.length });
  byId("filter-count").textContent = text;
  byId("status").textContent = isAll ? "" : text;
}

/**
 * A rule that names no issue or goods is for all of them.
 * @param {Scope} scope
 * @param {Wanted} want
 */
function fitsScope({ issues, goods }, want) {
  const ofIssue = want.issue === "" || issues === undefined || issues.includes(want.issue);
  const ofGoods =
    want.goods === "" ||
    goods === undefined ||
    goods.some((branch) => liesIn(want.goods, branch) || liesIn(branch, want.goods));
  return ofIssue && ofGoods;
}

/**
 * @param {HTMLElement} element
 * @param {Wanted} want
 */
function fitsWords(element, want) {
  const text = want.words === "" ? "" : (element.textContent ?? "").toLowerCase();
  return want.words.split(/\s+/).every((word) => text.includes(word));
}
