import { BUILT_IN } from "./built-in.js";
import { notLoaded } from "./engine.js";
import { SanbaoError } from "./error.js";

const KNOWN = BUILT_IN;

export const host = {
  async read(url) {
    const response = await fetch(url);
    if (!response.ok) {
      throw new Error(`${url} is answered with ${response.status}`);
    }
    return new Uint8Array(await response.arrayBuffer());
  },
};

export async function read(packs, there) {
  const asked = packs ?? Object.keys(KNOWN);
  if (!Array.isArray(asked)) {
    throw SanbaoError.of([{ path: "packs", given: typeof packs, wanted: "a list" }]);
  }
  const problems = asked.flatMap((pack, index) => wrong(pack, `packs[${index}]`));
  if (problems.length > 0) {
    throw SanbaoError.of(problems);
  }
  const fresh = asked.filter((pack, index) => !there.has(pack) && asked.indexOf(pack) === index);
  try {
    const files = await Promise.all(fresh.map(one));
    for (const pack of fresh) {
      there.add(pack);
    }
    return files;
  } catch (cause) {
    throw notLoaded(cause);
  }
}

function one(pack) {
  if (pack instanceof Uint8Array) {
    return pack;
  }
  return host.read(typeof pack === "string" ? address(pack) : pack);
}

function address(name) {
  return /** @type {() => URL} */ (KNOWN[name])();
}

function wrong(pack, path) {
  const isName = typeof pack === "string";
  if (isName ? Object.hasOwn(KNOWN, pack) : pack instanceof URL || pack instanceof Uint8Array) {
    return [];
  }
  const names = Object.keys(KNOWN).map((name) => `\`${name}\``);
  const wanted = `a built-in pack (${names.join(" ")}), a URL of a compiled pack, or its bytes`;
  return [{ path, given: isName ? pack.slice(0, 80) : typeof pack, wanted }];
}
