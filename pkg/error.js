export class SanbaoError extends Error {
constructor(message, problems = [], options = undefined) {
super(message, options);
this.problems = problems;
}
static of(problems) {
return new SanbaoError(summary(problems), problems);
}
}
SanbaoError.prototype.name = "SanbaoError";
export function summary(problems) {
const sentences = problems.map(sentence);
return sentences.length > 1 ? `${sentences.length} problems: ${sentences.join(" · ")}` : sentences.join("");
}
function sentence({ path, given, wanted, suggestion }) {
const place = path === "" ? "input" : path;
const found = given === undefined ? `\`${place}\`: ` : `\`${place}\` is \`${given}\`; `;
const hint = suggestion === undefined ? "" : `; did you mean \`${suggestion}\`?`;
return `${found}wanted: ${wanted}${hint}`;
}
