/** A policy as it is written: the members of a pack that a reader is told of. */

/** @typedef {{ zh: string, en: string }} Text */
/** @typedef {string | number | boolean} Literal */

/**
 * An amount: a decimal, or how it is worked out.
 * @typedef {string | {
 *   fact?: string, param?: string, goods?: string, add?: Amount[], subtract?: Amount[], multiply?: Amount[],
 *   divide?: Amount[], least?: Amount[], greatest?: Amount[], firstKnown?: Amount[], roundUp?: Amount, daysSince?: string[],
 *   by?: string, of?: Record<string, Amount>
 * }} Amount
 */

/**
 * @typedef {object} Condition
 * @property {Condition[]} [all]
 * @property {Condition[]} [any]
 * @property {Condition} [not]
 * @property {string} [fact]
 * @property {string} [param]
 * @property {Literal} [is]
 * @property {Literal[] | { param: string }} [in]
 * @property {string} [has]
 * @property {string[] | { param: string }} [hasAny]
 * @property {boolean} [empty]
 * @property {boolean} [known]
 * @property {string[]} [goods]
 * @property {Amount} [amount]
 * @property {Amount} [atLeast]
 * @property {Amount} [above]
 * @property {Amount} [atMost]
 * @property {Amount} [below]
 * @property {string} [window]
 * @property {string} [passed]
 */

/** @typedef {string | { param?: string, goods?: string, fact?: string, days?: Amount, hours?: Amount, minutes?: Amount }} Length */

/**
 * @typedef {object} Window
 * @property {string[]} anchors
 * @property {Length | Length[]} [length]
 * @property {Length | Length[]} [before]
 * @property {"calendar" | "business" | "hours"} [kind]
 * @property {"next" | "same"} [first]
 * @property {"none" | "next_business_day"} [roll]
 * @property {string[]} [at]
 * @property {{ fact: string, atMost: Amount }} [kilometres]
 * @property {Text} [title]
 */

/** @typedef {{ source: string, clause: string, quote?: string }} Citation */

/**
 * What a rule does; which members there are depends on `do`.
 * @typedef {object} Effect
 * @property {string} do
 * @property {"agent"} [audience]
 * @property {Text} [text]
 * @property {string} [remedy]
 * @property {string[] | "all"} [remedies]
 * @property {string} [window]
 * @property {string} [from] of a deadline a window, of evidence a party
 * @property {string[]} [requires]
 * @property {Record<string, string>} [freight]
 * @property {string} [route]
 * @property {string[]} [overrides]
 * @property {string} [reason]
 * @property {string} [kind]
 * @property {string} [payer]
 * @property {Amount} [amount]
 * @property {boolean} [deduct]
 * @property {string} [original]
 * @property {string} [back]
 * @property {string} [replacement]
 * @property {string} [advancedBy]
 * @property {string} [to]
 * @property {string} [code]
 * @property {string} [form]
 * @property {Amount} [min]
 * @property {Amount} [max]
 * @property {Amount} [suggested]
 * @property {Amount} [cap]
 * @property {{ code: string, text: Text, amount?: Amount }[]} [basis]
 * @property {string} [actor]
 * @property {string} [deadline]
 * @property {{ code: string, text: Text }[]} [ladder]
 * @property {{ rung: string, remedy?: string, offer?: string }[]} [rungs]
 * @property {string | { param: string }} [value]
 * @property {string} [unit]
 * @property {string} [party]
 * @property {string} [answers]
 */

/**
 * @typedef {object} Rule
 * @property {string} id
 * @property {Text} title
 * @property {Text} [text]
 * @property {Citation} citation
 * @property {Text} [reading]
 * @property {string} [from]
 * @property {string} [until]
 * @property {"now"} [inForce]
 * @property {string[]} [goods]
 * @property {string[]} [issues]
 * @property {string[]} [faults]
 * @property {Condition} [when]
 * @property {string[]} [replaces]
 * @property {Effect[]} effects
 */

/**
 * @typedef {object} Parameter
 * @property {"money" | "number" | "integer" | "duration" | "boolean" | "choice" | "codes"} type
 * @property {string | number | boolean | string[]} value
 * @property {Text} title
 * @property {Text} [reading]
 * @property {string | number} [min]
 * @property {string | number} [max]
 * @property {string[]} [options]
 */

/**
 * @typedef {object} Reply
 * @property {string} id
 * @property {string} rung
 * @property {"customer" | "agent"} to
 * @property {"agent"} [audience]
 * @property {string[]} [goods]
 * @property {string[]} [issues]
 * @property {Condition} [when]
 * @property {Record<string, string[]>} [verdicts]
 * @property {string[]} [offers]
 * @property {Record<string, Text>} texts
 */

/** @typedef {{ code: string, title: Text, values?: Record<string, string | number | boolean> }} Goods */
/** @typedef {{ code: string, title: Text, issues: string[], goods?: string[] }} Fault */
/** @typedef {{ code: string, title: Text, aliases?: string[] }} Brand */
/** @typedef {{ text: Text, evidence?: string, met?: Condition }} NamedCondition */

/**
 * @typedef {object} Calendar
 * @property {number[]} weekdays
 * @property {string} [opens]
 * @property {string} [closes]
 * @property {string[]} holidays
 * @property {string[]} workdays
 * @property {string} until
 */

/**
 * @typedef {object} Pack
 * @property {string} id
 * @property {string} version
 * @property {string} kind
 * @property {Text} title
 * @property {string} zone
 * @property {string} currency
 * @property {Record<string, { document: string, mark?: string }>} sources
 * @property {{ goods: string[], channel?: string[], platform?: string[], soldAs?: string[], defaultFor?: string[] }} appliesTo
 * @property {string} [answers]
 * @property {string[]} [sale]
 * @property {Record<string, Parameter>} [parameters]
 * @property {Record<string, Literal | string[]>} [presume]
 * @property {Goods[]} goods
 * @property {Brand[]} [brands]
 * @property {Fault[]} [faults]
 * @property {Calendar} [calendar]
 * @property {Record<string, Window>} [windows]
 * @property {Record<string, NamedCondition>} [conditions]
 * @property {Rule[]} rules
 * @property {Reply[]} [replies]
 */

/**
 * Whether goods lie in a branch of the tree.
 * @param {string} goods
 * @param {string} branch
 */
export function liesIn(goods, branch) {
  return branch === "*" || goods === branch || goods.startsWith(`${branch}.`);
}

/**
 * Every single condition of a pack, with what it is made of.
 * @param {Pack} pack
 * @returns {Condition[]}
 */
export function conditionsOf(pack) {
  const named = Object.values(pack.conditions ?? {}).map(({ met }) => met);
  const all = [...pack.rules, ...(pack.replies ?? [])].map(({ when }) => when);
  return [...named, ...all].flatMap((condition) => (condition === undefined ? [] : within(condition)));
}

/**
 * @param {Condition} condition
 * @returns {Condition[]}
 */
function within(condition) {
  const inner = [
    ...(condition.all ?? []),
    ...(condition.any ?? []),
    ...(condition.not ? [condition.not] : []),
  ];
  return [condition, ...inner.flatMap(within)];
}

/**
 * The rules in which a member of one of these names holds a value: the window "return_days", the setting "freight".
 * @param {Pack} pack
 * @param {readonly string[]} members
 * @param {string} value
 */
export function rulesUsing(pack, members, value) {
  const marks = members.map((member) => `"${member}":${JSON.stringify(value)}`);
  return pack.rules.filter(({ when, effects }) => {
    const text = JSON.stringify([when, effects]);
    return marks.some((mark) => text.includes(mark));
  });
}
