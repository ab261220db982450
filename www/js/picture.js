/** The picture of time: a lane a remedy, the moment of the decision across them, and the same as a table. */
/** @import { Model } from "./model.js" */
/** @import { Decision } from "../../pkg/index.js" */
/** @import { Lane, Mark, Scale } from "./timeline.js" */
/** @import { Key } from "./i18n.js" */

import { h, withVars } from "./dom.js";
import { factOf } from "./facts.js";
import { icon } from "./icons.js";
import { moment, shortEnd, tick } from "./time.js";
import { datedDeadlines, labelsThatFit, lanes, marks, neighbourChange, scaleOf } from "./timeline.js";
import { timeElement, untilText } from "./until.js";

/** Steps of the slider; it moves along the picture, not along the calendar. */
const SLIDER_STEPS = 2000;

/** Room a label needs, as a share of the picture on a phone and on a desk. */
const GAP_NARROW = 0.23;
const GAP_WIDE = 0.1;

/** @param {Model} model */
export function picture(model) {
  const { decision, say } = model;
  if (decision === undefined || decision.remedies.length === 0) return null;
  const dated = marks(decision);
  const attributes = { class: "card time", "data-key": "time", "aria-labelledby": "time-heading" };
  const heading = h("h2", { id: "time-heading" }, say("time.heading"));
  if (dated.length === 0) {
    // Without a date there is nothing to draw; a case that has one and no window needs no picture.
    if (factOf(model.case, "order.purchasedAt") !== undefined) return null;
    return h("section", attributes, heading, h("p", { class: "note" }, say("time.empty")));
  }
  const scale = scaleOf(
    dated.map((mark) => Date.parse(mark.at)),
    Date.parse(decision.now),
  );
  const now = scale.share(Date.parse(decision.now));
  return h(
    "section",
    attributes,
    h("div", { class: "card-head" }, heading, steps(model, decision)),
    h(
      "div",
      { class: "picture", "data-key": "picture" },
      withVars(
        { "--at": now },
        h(
          "div",
          { class: "now-label", "aria-hidden": "true" },
          h("span", {}, moment(decision.now, model.locale)),
        ),
      ),
      h(
        "ul",
        { class: "lanes" },
        lanes(decision).map((lane) => laneRow(model, decision, lane, scale, now)),
        deadlineRows(model, decision, scale, now),
      ),
      slider(model, decision, now),
      ticks(model, dated, scale),
    ),
    h("p", { class: "note" }, say("time.help")),
    table(model, decision),
  );
}

/**
 * What the slider's place means; `range` is the slider itself.
 * @param {HTMLInputElement} range
 * @param {Decision} decision
 * @returns {number} milliseconds
 */
export function timeOfSlider(range, decision) {
  const scale = scaleOf(
    marks(decision).map((mark) => Date.parse(mark.at)),
    Date.parse(decision.now),
  );
  const time = scale.time(Number(range.value) / SLIDER_STEPS);
  return Math.round(time / 60_000) * 60_000;
}

/**
 * @param {Model} model
 * @param {Decision} decision
 */
function steps(model, decision) {
  if (decision.timeline.length === 0) return null;
  const button = (/** @type {"previous" | "next"} */ name, /** @type {-1 | 1} */ direction) => {
    const at = neighbourChange(decision, direction);
    const label = model.say(/** @type {Key} */ (`time.${name}`));
    const words = [
      name === "previous" ? icon(name) : null,
      h("span", {}, label),
      name === "next" ? icon(name) : null,
    ];
    // Kept focusable when there is nothing further, so that the focus is not lost at the last change.
    return h(
      "button",
      {
        type: "button",
        class: "quiet",
        "data-key": name,
        "data-action": "jump",
        "data-at": at ?? "",
        "aria-disabled": at === undefined ? "true" : null,
      },
      words,
    );
  };
  return h("div", { class: "time-steps" }, button("previous", -1), button("next", 1));
}

/**
 * @param {Model} model
 * @param {Decision} decision
 * @param {Lane} lane
 * @param {Scale} scale
 * @param {number} now
 */
function laneRow(model, decision, lane, scale, now) {
  const { remedy, spans } = lane;
  const until = untilText(model, remedy, decision.now, shortEnd);
  return h(
    "li",
    { class: "lane", "data-key": remedy.kind, "data-verdict": remedy.verdict },
    h(
      "div",
      { class: "lane-label" },
      h(
        "span",
        { class: "lane-name" },
        icon(remedy.verdict),
        h("span", {}, model.title("remedy", remedy.kind)),
      ),
      h("span", { class: "visually-hidden" }, model.word("verdict", remedy.verdict)),
      h("span", { class: "lane-until" }, timeElement(until.at, until.date)),
    ),
    h(
      "div",
      { class: "track", "aria-hidden": "true" },
      spans.map((span) =>
        withVars(
          { "--from": scale.share(span.from), "--to": scale.share(span.to) },
          h("span", { class: "span", "data-verdict": span.verdict }),
        ),
      ),
      withVars({ "--at": now }, h("span", { class: "now-line" })),
    ),
  );
}

/**
 * @param {Model} model
 * @param {Decision} decision
 * @param {Scale} scale
 * @param {number} now
 */
function deadlineRows(model, decision, scale, now) {
  return datedDeadlines(decision).map((deadline) => {
    const due = scale.share(Date.parse(deadline.dueAt));
    const from = deadline.from === undefined ? Math.min(due, now) : scale.share(Date.parse(deadline.from));
    return h(
      "li",
      {
        class: "lane deadline-lane",
        "data-key": `deadline-${deadline.code}`,
        "data-status": deadline.status,
      },
      h(
        "div",
        { class: "lane-label" },
        h(
          "span",
          { class: "lane-name" },
          icon(deadline.status === "overdue" ? "overdue" : deadline.status === "met" ? "check" : "clock"),
          h("span", {}, deadline.text),
        ),
        h("span", { class: "visually-hidden" }, model.word("deadline_status", deadline.status)),
        h(
          "span",
          { class: "lane-until" },
          timeElement(deadline.dueAt, shortEnd(deadline.dueAt, model.locale)),
        ),
      ),
      h(
        "div",
        { class: "track", "aria-hidden": "true" },
        withVars({ "--from": from, "--to": due }, h("span", { class: "due-line" })),
        withVars({ "--at": due }, h("span", { class: "due-mark" })),
        withVars({ "--at": now }, h("span", { class: "now-line" })),
      ),
    );
  });
}

/**
 * @param {Model} model
 * @param {Decision} decision
 * @param {number} now
 */
function slider(model, decision, now) {
  return h(
    "div",
    { class: "travel" },
    h("input", {
      type: "range",
      id: "travel",
      min: 0,
      max: SLIDER_STEPS,
      step: 1,
      value: Math.round(now * SLIDER_STEPS),
      "data-action": "travel",
      "aria-label": model.say("time.travel"),
      "aria-valuetext": moment(decision.now, model.locale),
    }),
  );
}

/**
 * @param {Model} model
 * @param {Mark[]} dated
 * @param {Scale} scale
 */
function ticks(model, dated, scale) {
  const shares = dated.map((mark) => scale.share(Date.parse(mark.at)));
  const narrow = labelsThatFit(shares, GAP_NARROW);
  const wide = labelsThatFit(shares, GAP_WIDE);
  const thisYear = (model.decision?.now ?? "").slice(0, 4);
  return h(
    "div",
    { class: "ticks", "aria-hidden": "true" },
    dated.map((mark, index) => {
      const { day, clock, year } = tick(mark.at, mark.closing, model.locale);
      const where = [narrow[index] === true ? "narrow" : "", wide[index] === true ? "wide" : ""].join(" ");
      return withVars(
        { "--at": shares[index] ?? 0 },
        h(
          "span",
          { class: `tick ${where}` },
          h("b", {}, day),
          h("small", {}, year === thisYear ? clock : year),
        ),
      );
    }),
  );
}

/**
 * @param {Model} model
 * @param {Decision} decision
 */
function table(model, decision) {
  const { say, locale } = model;
  /** @type {{ at: string, remedy: string, change: string }[]} */
  const rows = decision.timeline.map((change) => ({
    at: change.at,
    remedy: model.title("remedy", change.remedy),
    change: say(/** @type {Key} */ (`time.change.${change.what}`), {
      from: changeWord(model, change.what, change.from),
      to: changeWord(model, change.what, change.to),
    }),
  }));
  for (const { kind, window } of decision.remedies) {
    if (window !== undefined)
      rows.push({
        at: window.opensAt,
        remedy: model.title("remedy", kind),
        change: say("time.opens", { anchor: model.word("anchor", window.anchor) }),
      });
  }
  rows.sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
  return h(
    "details",
    { class: "why", "data-key": "table" },
    h("summary", {}, say("time.table")),
    h(
      "div",
      { class: "table-scroll", tabindex: 0, role: "group", "aria-label": say("time.table") },
      h(
        "table",
        {},
        h(
          "thead",
          {},
          h(
            "tr",
            {},
            ["time.table.at", "time.table.remedy", "time.table.change"].map((key) =>
              h("th", { scope: "col" }, say(/** @type {Key} */ (key))),
            ),
          ),
        ),
        h(
          "tbody",
          {},
          rows.map((row) =>
            h(
              "tr",
              {},
              h("td", {}, timeElement(row.at, moment(row.at, locale))),
              h("td", {}, row.remedy),
              h("td", {}, row.change),
            ),
          ),
        ),
      ),
    ),
  );
}

/**
 * @param {Model} model
 * @param {string} what
 * @param {string} code
 */
function changeWord(model, what, code) {
  if (what === "verdict") return model.word("verdict", code);
  if (what === "freight") return model.word("freight_payer", code);
  const kinds = code
    .split("+")
    .map((kind) => (kind === "none" ? model.say("time.change.none") : model.word("charge", kind)));
  return kinds.join(" + ");
}
