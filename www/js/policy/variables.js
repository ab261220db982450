/** The words of a reply, with what is filled in named in its place. */
/** @import { Reader, Words } from "./reader.js" */
/** @import { Key } from "./words.js" */

import { h } from "../dom.js";

const VARIABLE = /\{([A-Za-z0-9_.-]+)\}/;

/** Variables that stand by themselves. @type {Record<string, Key>} */
const OWN = {
  goods: "var.goods",
  issue: "var.issue",
  fault: "var.fault",
  now: "var.now",
  evidence: "var.evidence",
  remedies: "var.remedies",
  headline: "var.headline",
  missing: "var.missing",
  steps: "var.steps",
  deadlines: "var.deadlines",
  compensation: "var.compensation",
  known: "var.known",
  rung: "var.rung",
  policy: "var.policy",
};

/** What may be told of a remedy or an offer. @type {Record<string, Key>} */
const MEMBERS = {
  until: "var.until",
  total: "var.total",
  goods: "var.refund.goods",
  freight: "var.refund.freight",
  deductions: "var.deductions",
  back: "var.back",
  route: "var.route",
  conditions: "var.conditions",
  min: "var.min",
  max: "var.max",
  suggested: "var.suggested",
  offer: "var.offered",
};

/**
 * @param {Reader} reader
 * @param {string} text
 * @returns {Words}
 */
export function replyWords(reader, text) {
  return text.split(/(\{[^{}]*\})/).map((piece) => {
    const name = VARIABLE.exec(piece)?.[1];
    return name === undefined ? piece : h("span", { class: "variable" }, variable(reader, name));
  });
}

/**
 * @param {Reader} reader
 * @param {string} name
 * @returns {Words}
 */
function variable(reader, name) {
  const own = OWN[name];
  if (own !== undefined) return [reader.say(own)];
  const [head = "", ...rest] = name.split(".");
  const tail = rest.join(".");
  switch (head) {
    case "fact":
      return [reader.factName(tail)];
    case "param":
      return reader.setting(tail);
    case "deadline":
      return [reader.say("var.deadline", { what: nameOfDeadline(reader, tail) })];
    case "charge":
      return [reader.word("charge", tail)];
    default:
      return [ofSubject(reader, head, tail)];
  }
}

/**
 * @param {Reader} reader
 * @param {string} code
 */
function nameOfDeadline(reader, code) {
  return reader.named.get(code) ?? reader.say("var.aDeadline");
}

/**
 * Of a remedy or of an offer.
 * @param {Reader} reader
 * @param {string} subject
 * @param {string} member
 */
function ofSubject(reader, subject, member) {
  const key = MEMBERS[member];
  const isRemedy = reader.groups.remedy?.some((word) => word.code === subject) === true;
  const what = isRemedy ? reader.word("remedy", subject) : offerName(reader, subject);
  return key === undefined ? what : reader.say("var.of", { what, member: reader.say(key) });
}

/**
 * @param {Reader} reader
 * @param {string} code
 */
export function offerName(reader, code) {
  const effect = reader.pack.rules
    .flatMap((rule) => rule.effects)
    .find((one) => one.do === "compensate" && one.code === code);
  return effect?.form === undefined ? reader.say("var.offer") : reader.word("compensation_form", effect.form);
}
