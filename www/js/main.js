/** The page: one state, one decision of it, and views of both. */
/** @import * as Sanbao from "../../pkg/index.js" */
/** @import { Case, Decision, Problem } from "../../pkg/index.js" */
/** @import { State } from "./state.js" */
/** @import { Chapter } from "./examples.js" */
/** @import { Locale } from "./time.js" */

import { answer } from "./answer.js";
import { h, morph } from "./dom.js";
import { loadEngine } from "./engine.js";
import { exampleOf, examples, loadExamples } from "./examples.js";
import { factOf } from "./facts.js";
import { fieldId, heldValue } from "./field.js";
import { form } from "./form.js";
import { preferredLocale, sayIn, translatePage } from "./i18n.js";
import { Menus } from "./menus.js";
import { Model } from "./model.js";
import { timeOfSlider } from "./picture.js";
import { knownElsewhere, questions } from "./questions.js";
import { caseText, copyText, share } from "./share.js";
import {
  canBeDecided,
  emptyCase,
  freshState,
  linkOf,
  stateOfLink,
  withAnswer,
  withCase,
  withQuestions,
} from "./state.js";
import { instantAt, instantOfInput, offsetOf } from "./time.js";

/** The case shown on a first visit. */
const FIRST_EXAMPLE = "phone-day-7";

/** Announcements wait until a burst of changes is over. */
const QUIET_MS = 350;

const DAY = 86_400_000;

/** @param {string} id */
function byId(id) {
  const element = document.getElementById(id);
  if (element === null) throw new Error(`the page has no #${id}`);
  return element;
}

class Page {
  /**
   * @param {typeof Sanbao} engine
   * @param {Chapter[]} chapters
   * @param {State} state
   */
  constructor(engine, chapters, state) {
    this.engine = engine;
    this.chapters = chapters;
    this.state = state;
    /** @type {Map<Locale, Menus>} */
    this.menus = new Map();
    this.announcement = 0;
    this.model = this.decide();
  }

  /** @param {State} state */
  show(state) {
    this.state = state;
    this.model = this.decide();
    this.render();
    this.announce(
      this.model.decision?.headline ??
        this.model.problems.map((problem) => this.model.problemText(problem)).join(" "),
    );
  }

  /**
   * @param {string} path
   * @param {unknown} value
   */
  setFact(path, value) {
    const next = withAnswer(this.state, path, value);
    this.show(this.faultFits(next.case) ? next : withAnswer(next, "issue.fault", undefined));
  }

  /**
   * A fault that cannot come with the goods or issue now chosen is forgotten rather than reported.
   * @param {Case} input
   */
  faultFits(input) {
    const fault = factOf(input, "issue.fault");
    const offered = this.model.menus.faults(input.item?.goods, input.issue?.kind);
    return fault === undefined || offered.some((word) => word.code === fault);
  }

  decide() {
    const { locale, audience, tone } = this.state;
    const menus = this.menusIn(locale);
    const say = sayIn(locale);
    /** @type {{ decision?: Decision, problems: Problem[], failure?: string }} */
    const result = { problems: [] };
    if (canBeDecided(this.state.case)) {
      try {
        result.decision = this.engine.evaluate(this.state.case, { locale, audience, tone });
        this.state = withQuestions(this.state, result.decision);
      } catch (error) {
        if (!(error instanceof this.engine.SanbaoError)) throw error;
        result.problems = error.problems;
        if (error.problems.length === 0) result.failure = error.message;
      }
    }
    return new Model(this.state, result, menus, say);
  }

  /** @param {Locale} locale */
  menusIn(locale) {
    const known = this.menus.get(locale);
    if (known !== undefined) return known;
    const menus = new Menus(this.engine, locale);
    this.menus.set(locale, menus);
    return menus;
  }

  render() {
    const { model } = this;
    if (
      document.documentElement.lang !== model.locale ||
      document.documentElement.dataset.ready === undefined
    ) {
      translatePage(document, model.say, model.locale);
    }
    byId("static").hidden = true;
    byId("workbench").hidden = false;
    for (const input of document.querySelectorAll("input[name=locale], input[name=audience]")) {
      if (input instanceof HTMLInputElement)
        input.checked = input.value === (input.name === "locale" ? model.locale : model.audience);
    }
    morph(byId("examples"), ...examples(model, this.chapters));
    morph(byId("form"), ...form(model));
    morph(byId("questions"), ...questions(model));
    morph(byId("known-facts"), knownElsewhere(model));
    morph(byId("answer"), ...answer(model));
    morph(byId("share"), ...share(model));
    morph(
      byId("peek"),
      h("span", {}, model.decision?.headline ?? model.say("answer.heading")),
      h("b", {}, model.say("case.toAnswer")),
    );
    document.documentElement.dataset.ready = "";
  }

  /** @param {string} text */
  announce(text) {
    clearTimeout(this.announcement);
    this.announcement = setTimeout(() => {
      const status = byId("status");
      if (status.textContent !== text) status.textContent = text;
      // Some browsers refuse an address that changes with every pixel of a drag.
      history.replaceState(null, "", linkOf(this.state));
    }, QUIET_MS);
  }

  /**
   * Leads to the control of a fact, which is added first where the page does not show it yet.
   * @param {string} path
   */
  leadTo(path) {
    if (document.getElementById(fieldId(path)) === null) {
      this.show({ ...this.state, known: [...this.state.known, path] });
    }
    focusOn(fieldId(path));
  }

  /** The instant of the decision shown, and its zone. */
  get now() {
    return this.model.decision?.now ?? this.model.zoneOf;
  }

  /** @param {number} milliseconds */
  travelTo(milliseconds) {
    this.setFact("now", instantAt(milliseconds, offsetOf(this.now)));
  }
}

/**
 * What each control does, by its `data-action`.
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
  "add-fact": (page, control) => {
    if (!(control instanceof HTMLSelectElement) || control.value === "") return;
    page.show({ ...page.state, known: [...page.state.known, control.value] });
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
    if (example !== undefined)
      page.show(withCase({ ...page.state, audience: example.as ?? page.state.audience }, example.case));
  },
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
  "copy-json": (page, control) => copyFrom(page, control, caseText(page.model)),
  "copy-link": (page, control) => copyFrom(page, control, new URL(linkOf(page.state), location.href).href),
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
 * Leads to a control, opening what hides it.
 * @param {string} id
 */
function focusOn(id) {
  const target = document.getElementById(id);
  const control = target instanceof HTMLFieldSetElement ? target.querySelector("input") : target;
  for (let node = control?.parentElement; node; node = node.parentElement)
    if (node instanceof HTMLDetailsElement) node.open = true;
  control?.focus();
  target?.scrollIntoView({ block: "center" });
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
function listen(page) {
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
    if (location.hash !== linkOf(page.state)) page.show(stateOfLink(page.state, location.hash));
  });
}

async function start() {
  const fresh = freshState(preferredLocale(navigator.languages));
  const linked = stateOfLink(fresh, location.hash);
  translatePage(document, sayIn(linked.locale), linked.locale);
  try {
    const [engine, chapters] = await Promise.all([loadEngine(), loadExamples()]);
    const first = exampleOf(chapters, FIRST_EXAMPLE);
    const began = linked.case !== fresh.case || first === undefined ? linked : withCase(linked, first.case);
    const page = new Page(engine, chapters, began);
    page.show(page.state);
    listen(page);
  } catch (error) {
    byId("failed").hidden = false;
    byId("failed-why").textContent = error instanceof Error ? error.message : String(error);
    throw error;
  }
}

void start();
