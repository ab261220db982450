/** @typedef {import("./index.js").Problem} Problem */

/** Bad input, with every problem found in it; and whatever keeps the module from answering. */
export class SanbaoError extends Error {
  /**
   * @param {string} message
   * @param {Problem[]} problems
   * @param {ErrorOptions} [options]
   */
  constructor(message, problems = [], options = undefined) {
    super(message, options);
    this.problems = problems;
  }

  /**
   * @param {Problem[]} problems
   * @returns {SanbaoError}
   */
  static of(problems) {
    return new SanbaoError(summary(problems), problems);
  }
}
SanbaoError.prototype.name = "SanbaoError";

/**
 * In the words the core uses, so that a problem reads alike wherever it was found.
 * @param {Problem[]} problems
 * @returns {string}
 */
export function summary(problems) {
  const sentences = problems.map(sentence);
  return sentences.length > 1 ? `${sentences.length} problems: ${sentences.join(" · ")}` : sentences.join("");
}

/** @param {Problem} problem */
function sentence({ path, given, wanted, suggestion }) {
  const place = path === "" ? "input" : path;
  const found = given === undefined ? `\`${place}\`: ` : `\`${place}\` is \`${given}\`; `;
  const hint = suggestion === undefined ? "" : `; did you mean \`${suggestion}\`?`;
  return `${found}wanted: ${wanted}${hint}`;
}
