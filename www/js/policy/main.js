/** Shows one policy as its readers read it: `policy.html?pack=phone&lang=en#return_7_days`. */
/** @import { Engine } from "../engine.js" */
/** @import { Locale } from "../time.js" */
/** @import { Pack } from "./pack.js" */

import { byId, h, morph } from "../dom.js";
import { fetched, loadEngine, packAddresses, readableAddress } from "../engine.js";
import { showFailure } from "../failure.js";
import { chooseSwitches, preferredLocale, translatePage } from "../speaker.js";
import { about } from "./about.js";
import { bars } from "./bars.js";
import { contents } from "./contents.js";
import { clearFilter, filterForm, listenToFilter } from "./filter.js";
import { goods } from "./goods.js";
import { businessDays, presumed } from "./presumed.js";
import { Reader } from "./reader.js";
import { replies } from "./replies.js";
import { ruleCard } from "./rule.js";
import { settings } from "./settings.js";
import { sayIn } from "./words.js";

/** @param {URLSearchParams} asked */
function localeOf(asked) {
  const lang = asked.get("lang");
  return lang === "en" || lang === "zh-CN" ? lang : preferredLocale(navigator.languages);
}

async function start() {
  const asked = new URLSearchParams(location.search);
  const locale = localeOf(asked);
  translatePage(document, sayIn(locale), locale);
  chooseSwitches(document, { locale });
  try {
    const [engine, pack] = await Promise.all([loadEngine(), loadPack(asked.get("pack"))]);
    show(engine, pack, locale);
    document.addEventListener("input", ({ target }) => {
      if (!(target instanceof HTMLInputElement) || target.name !== "locale") return;
      show(engine, pack, target.value === "en" ? "en" : "zh-CN");
    });
    addEventListener("hashchange", () => leadToTarget());
  } catch (error) {
    showFailure(error, locale, sayIn);
  }
}

/**
 * @param {string | null} id
 * @returns {Promise<Pack>}
 */
async function loadPack(id) {
  const addresses = await packAddresses();
  const address = id === null ? undefined : addresses.get(id);
  if (address === undefined) {
    throw new Error(`${id ?? "?pack="} · ${[...addresses.keys()].join(", ")}`);
  }
  return (await fetched(readableAddress(address))).json();
}

/**
 * @param {Engine} engine
 * @param {Pack} pack
 * @param {Locale} locale
 */
function show(engine, pack, locale) {
  const reader = new Reader(pack, engine.vocabulary({ locale }), locale);
  translatePage(document, reader.say, locale);
  document.title = `${reader.text(pack.title)} · ${reader.say("page.title")}`;
  chooseSwitches(document, { locale });
  const parts = [
    about(reader),
    bars(reader),
    goods(reader),
    rules(reader),
    settings(reader),
    presumed(reader),
    businessDays(reader),
    replies(reader),
  ].filter((part) => part !== null);
  morph(byId("contents"), contents(reader, new Set(parts.map((part) => part.id))));
  byId("policy").replaceChildren(...parts);
  byId("loading").hidden = true;
  byId("policy").hidden = false;
  keepLanguage(locale);
  listenToFilter(reader);
  document.documentElement.dataset.ready = locale;
  leadToTarget();
}

/** @param {Reader} reader */
function rules(reader) {
  return h(
    "section",
    { class: "part rules", id: "part-rules", "aria-labelledby": "rules-heading" },
    h(
      "div",
      { class: "card rules-head" },
      h("h2", { id: "rules-heading" }, reader.say("rules.heading")),
      filterForm(reader),
    ),
    reader.pack.rules.map((rule, index) => ruleCard(reader, rule, index + 1)),
  );
}

/**
 * The language is part of the address, of this page and of those it leads to.
 * @param {Locale} locale
 */
function keepLanguage(locale) {
  const here = new URL(location.href);
  here.searchParams.set("lang", locale);
  history.replaceState(null, "", here);
  for (const link of document.querySelectorAll("a[data-page]")) {
    const page = link.getAttribute("data-page") ?? "";
    link.setAttribute(
      "href",
      page.endsWith("index.html") ? `${page}#lang=${locale}` : `${page}?lang=${locale}`,
    );
  }
}

/** What the address names is shown, opened and focused, even where the filter hid it. */
function leadToTarget() {
  const id = decodeURIComponent(location.hash.slice(1));
  const target = id === "" ? null : document.getElementById(id);
  if (target === null) return;
  if (target.closest("[hidden]") !== null) {
    clearFilter();
    for (const hidden of document.querySelectorAll(".rule[hidden]"))
      if (hidden instanceof HTMLElement) hidden.hidden = false;
  }
  for (let node = target.parentElement; node; node = node.parentElement) {
    if (node instanceof HTMLDetailsElement) node.open = true;
  }
  if (target instanceof HTMLDetailsElement) target.open = true;
  target.scrollIntoView();
  target.focus({ preventScroll: true });
}

void start();
