// The same as everywhere; only how the module is found differs.
export * from "./index.js";
export { default } from "./index.js";
