import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { after, before, test } from "node:test";
import * as page from "../../pkg/index.js";

// The module of pages, loaded from a server on which things go wrong.

const { default: init, packs } = page;
// Node fetches no files; its entry has the same way.
const { host } = /** @type {any} */ (page);
host.read = async (/** @type {URL} */ url) => {
  if (url.protocol === "file:") {
    return readFileSync(url);
  }
  const response = await fetch(url);
  if (!response.ok) {
    throw new Error(`answered with ${response.status}`);
  }
  return new Uint8Array(await response.arrayBuffer());
};

/** Answers of the server by path: a status other than 200 is an error. @type {Map<string, { status: number, delay: number }>} */
const moods = new Map();
const server = createServer((request, response) => {
  const path = request.url ?? "/";
  const { status, delay } = moods.get(path) ?? { status: 200, delay: 0 };
  setTimeout(() => {
    response.writeHead(status, {
      "content-type": path.endsWith(".wasm") ? "application/wasm" : "text/plain",
    });
    response.end(status === 200 ? readFileSync(new URL(`../../pkg${path}`, import.meta.url)) : "");
  }, delay);
});
let base = "";

before(async () => {
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  const address = server.address();
  base = typeof address === "object" && address !== null ? `http://127.0.0.1:${address.port}` : "";
});
after(() => server.close());

const module = () => `${base}/sanbao_bg.wasm`;
const pack = (/** @type {string} */ id) => `${base}/packs/${id}.sanbao`;
const ids = () => packs().map(({ id }) => id);

test("a start that failed can be tried again, whichever part came first", async () => {
  moods.set("/sanbao_bg.wasm", { status: 503, delay: 60 });
  await assert.rejects(init({ module: module(), packs: [pack("phone")] }), { name: "SanbaoError" });
  assert.throws(() => packs(), /`await init\(\)` first/);
  moods.set("/sanbao_bg.wasm", { status: 200, delay: 0 });
  moods.set("/packs/phone.sanbao", { status: 404, delay: 60 });
  await assert.rejects(init({ module: module(), packs: [pack("phone")] }), (/** @type {Error} */ error) => {
    return error.message.includes(pack("phone")) && error.message.includes("404");
  });
  moods.clear();
  await init({ module: module(), packs: [pack("phone")] });
  assert.deepEqual(ids(), ["phone"]);
});

test("what is there already is not read twice, by whatever name it is asked for", async () => {
  moods.set("/packs/phone.sanbao", { status: 500, delay: 0 });
  await init({ packs: [pack("phone"), new URL(pack("phone"))] });
  const car = readFileSync(new URL("../../pkg/packs/car.sanbao", import.meta.url));
  await Promise.all([init({ packs: [car] }), init({ packs: [car] }), init()]);
  assert.deepEqual(ids(), ["phone", "car"]);
});

test("a pack that cannot be had leaves the others as they were", async () => {
  moods.set("/packs/erp.sanbao", { status: 404, delay: 0 });
  await assert.rejects(init({ packs: [pack("dell"), pack("erp")] }), /erp\.sanbao: answered with 404/);
  assert.deepEqual(ids(), ["phone", "car"]);
  await init({ packs: [pack("dell")] });
  assert.deepEqual(ids(), ["phone", "car", "dell"]);
});
