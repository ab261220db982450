/** The page: one state, one decision of it, and views of both. */
/** @import * as Sanbao from "../../pkg/index.js" */
/** @import { Case, Decision, Problem } from "../../pkg/index.js" */
/** @import { Chapter } from "./examples.js" */
/** @import { State } from "./state.js" */
/** @import { Locale } from "./time.js" */

import { answer } from "./answer.js";
import { byId, h, morph } from "./dom.js";
import { examples } from "./examples.js";
import { factOf } from "./facts.js";
import { fieldId } from "./field.js";
import { form } from "./form.js";
import { sayIn } from "./i18n.js";
import { Menus } from "./menus.js";
import { Model } from "./model.js";
import { knownElsewhere, questions } from "./questions.js";
import { share } from "./share.js";
import { chooseSwitches, translatePage } from "./speaker.js";
import { canBeDecided, linkOf, withAnswer, withQuestions } from "./state.js";
import { instantAt, offsetOf } from "./time.js";

/** Announcements wait until a burst of changes is over. */
const QUIET_MS = 350;

export class Page {
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
    chooseSwitches(document, { locale: model.locale, audience: model.audience });
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
