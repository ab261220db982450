import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const pkg = fileURLToPath(new URL("../../pkg", import.meta.url));
const tools = fileURLToPath(new URL("../node_modules", import.meta.url));

/** Ten lines, as a user would write them. */
export const PROGRAM = `import init, { evaluate, type Case, type Decision } from "sanbao";

const shoe: Case = {
  now: "2026-11-22T10:00:00+08:00",
  order: { channel: "store", purchasedAt: "2026-11-12", proof: ["receipt"] },
  item: { goods: "footwear.leather", paid: "400.00" },
  issue: { kind: "defective", fault: "sole_broken", reportedAt: "2026-11-22" },
};
await init();
const decision: Decision = evaluate(shoe);
const returned = decision.remedies.find((remedy) => remedy.kind === "return");
const text = returned?.verdict + " " + returned?.refund?.total;
`;
export const ANSWER = "eligible 380.00";

/** An empty npm project with the packed package installed in it, as a user would have it. */
export function emptyProject() {
  const folder = mkdtempSync(join(tmpdir(), "sanbao-project-"));
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  /** @param {string[]} words */
  const run = (...words) => execFileSync(npm, words, { cwd: folder, encoding: "utf8", stdio: "pipe" });
  writeFileSync(join(folder, "package.json"), '{ "name": "shop", "private": true, "type": "module" }\n');
  const packed = JSON.parse(run("pack", pkg, "--json", "--pack-destination", folder))[0];
  run("install", "--offline", "--no-audit", "--no-fund", `./${packed.filename}`);
  return {
    folder,
    /** @type {string[]} */
    files: packed.files.map((/** @type {{ path: string }} */ { path }) => path),
    /** @param {string} name @param {string} text */
    write: (name, text) => writeFileSync(join(folder, name), text),
    /** @param {string} script @param {string[]} words */
    tool: (script, ...words) => node(folder, join(tools, script), ...words),
    /** @param {string[]} words */
    node: (...words) => node(folder, ...words),
    remove: () => rmSync(folder, { recursive: true }),
  };
}

/** @param {string} cwd @param {string[]} words */
function node(cwd, ...words) {
  try {
    return execFileSync(process.execPath, words, { cwd, encoding: "utf8", stdio: "pipe" });
  } catch (error) {
    const { stdout, stderr } = /** @type {any} */ (error);
    throw new Error(`node ${words.join(" ")} failed:\n${stdout}${stderr}`);
  }
}
