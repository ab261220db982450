import { standard } from "./start.js";
export { checkPack, Policy } from "./decider.js";
export { SanbaoError } from "./error.js";
export { default, initSync } from "./start.js";
export function evaluate(input, options) {
return standard().evaluate(input, options);
}
export function evaluateJson(text, options) {
return standard().evaluateJson(text, options);
}
export function eligibility(input, options) {
return standard().eligibility(input, options);
}
export function compensation(input, options) {
return standard().compensation(input, options);
}
export function replies(input, options) {
return standard().replies(input, options);
}
export function evaluateMany(inputs, options) {
return standard().evaluateMany(inputs, options);
}
export function evaluateNdjson(lines, options) {
return standard().evaluateNdjson(lines, options);
}
export function packs(options) {
return standard().packs(options);
}
export function goods(options) {
return standard().goods(options);
}
export function vocabulary(options) {
return standard().vocabulary(options);
}
export function texts(ids, options) {
return standard().texts(ids, options);
}
