import { standard } from "./start.js";

export { checkPack, Policy } from "./decider.js";
export { SanbaoError } from "./error.js";
// For Node's entry, which finds them here once the modules are one file; the published types do not know them.
export { host } from "./files.js";
export { default, initSync, take } from "./start.js";

/** @type {typeof import("./index.js").evaluate} */
export function evaluate(input, options) {
  return standard().evaluate(input, options);
}

/** @type {typeof import("./index.js").evaluateJson} */
export function evaluateJson(text, options) {
  return standard().evaluateJson(text, options);
}

/** @type {typeof import("./index.js").eligibility} */
export function eligibility(input, options) {
  return standard().eligibility(input, options);
}

/** @type {typeof import("./index.js").compensation} */
export function compensation(input, options) {
  return standard().compensation(input, options);
}

/** @type {typeof import("./index.js").replies} */
export function replies(input, options) {
  return standard().replies(input, options);
}

/** @type {typeof import("./index.js").evaluateMany} */
export function evaluateMany(inputs, options) {
  return standard().evaluateMany(inputs, options);
}

/** @type {typeof import("./index.js").evaluateNdjson} */
export function evaluateNdjson(lines, options) {
  return standard().evaluateNdjson(lines, options);
}

/** @type {typeof import("./index.js").packs} */
export function packs(options) {
  return standard().packs(options);
}

/** @type {typeof import("./index.js").goods} */
export function goods(options) {
  return standard().goods(options);
}

/** @type {typeof import("./index.js").vocabulary} */
export function vocabulary(options) {
  return standard().vocabulary(options);
}

/** @type {typeof import("./index.js").texts} */
export function texts(ids, options) {
  return standard().texts(ids, options);
}
