/** The index of all policies. */
/** @import { Engine } from "../engine.js" */
/** @import { Locale } from "../time.js" */
/** @import { Pack } from "./pack.js" */

import { byId, h, morph } from "../dom.js";
import { fetched, loadEngine, packAddresses, readableAddress } from "../engine.js";
import { showFailure } from "../failure.js";
import { capital } from "../menus.js";
import { chooseSwitches, preferredLocale, translatePage } from "../speaker.js";
import { counts, limitsOf } from "./about.js";
import { Reader } from "./reader.js";
import { sayIn } from "./words.js";

/** A card names so many goods and counts the rest. */
const NAMED_GOODS = 4;

async function start() {
  const asked = new URLSearchParams(location.search).get("lang");
  let locale = asked === "en" || asked === "zh-CN" ? asked : preferredLocale(navigator.languages);
  translatePage(document, sayIn(locale), locale);
  chooseSwitches(document, { locale });
  try {
    const [engine, addresses] = await Promise.all([loadEngine(), packAddresses()]);
    const packs = await Promise.all([...addresses.values()].map(read));
    show(engine, packs, locale);
    document.addEventListener("input", ({ target }) => {
      if (!(target instanceof HTMLInputElement) || target.name !== "locale") return;
      locale = target.value === "en" ? "en" : "zh-CN";
      show(engine, packs, locale);
    });
  } catch (error) {
    showFailure(error, locale, sayIn);
  }
}

/**
 * @param {URL} address
 * @returns {Promise<Pack>}
 */
async function read(address) {
  return (await fetched(readableAddress(address))).json();
}

/**
 * @param {Engine} engine
 * @param {Pack[]} packs
 * @param {Locale} locale
 */
function show(engine, packs, locale) {
  const say = sayIn(locale);
  const vocabulary = engine.vocabulary({ locale });
  translatePage(document, say, locale);
  document.title = `${say("shelf.heading")} · ${say("page.title")}`;
  chooseSwitches(document, { locale });
  morph(
    byId("policies"),
    packs.map((pack) => card(new Reader(pack, vocabulary, locale))),
  );
  byId("loading").hidden = true;
  const here = new URL(location.href);
  here.searchParams.set("lang", locale);
  history.replaceState(null, "", here);
  for (const link of document.querySelectorAll("a[data-page]")) {
    link.setAttribute("href", `${link.getAttribute("data-page")}#lang=${locale}`);
  }
  document.documentElement.dataset.ready = locale;
}

/** @param {Reader} reader */
function card(reader) {
  const { pack, locale, say } = reader;
  const [first = "", ...others] = Object.values(pack.sources).map(({ document }) => document);
  const cited = h("cite", { lang: "zh-CN" }, first);
  return h(
    "li",
    { class: "card policy-card", "data-key": pack.id },
    h("p", { class: "kind" }, h("span", { class: "tag" }, capital(reader.word("pack_kind", pack.kind)))),
    h(
      "h2",
      {},
      h(
        "a",
        { class: "policy-link", href: `policy.html?${new URLSearchParams({ pack: pack.id, lang: locale })}` },
        reader.text(pack.title),
      ),
    ),
    h("p", {}, capital([goodsOf(reader), ...limitsOf(reader)].join(say("list.clause")))),
    h(
      "p",
      { class: "note" },
      others.length === 0
        ? cited
        : reader.phrase("shelf.documents", { first: cited, count: String(others.length + 1) }),
    ),
    h("p", { class: "note" }, counts(reader)),
  );
}

/** @param {Reader} reader */
function goodsOf(reader) {
  const { pack, say } = reader;
  if (pack.appliesTo.goods.includes("*")) return say("goods.any");
  const titles = pack.goods.map((goods) => reader.text(goods.title));
  return titles.length <= NAMED_GOODS
    ? reader.list(titles)
    : say("goods.some", { list: reader.list(titles.slice(0, NAMED_GOODS)), count: titles.length });
}

void start();
