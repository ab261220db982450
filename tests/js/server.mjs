import { createReadStream, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";

/** The policy of a strict page; a bundler's output must live with it too. */
export const STRICT = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'";

const TYPES = new Map([
  [".html", "text/html; charset=utf-8"],
  [".js", "text/javascript"],
  [".css", "text/css"],
  [".json", "application/json"],
  [".svg", "image/svg+xml"],
  [".wasm", "application/wasm"],
]);

/**
 * Serves folders on this machine until it is closed.
 * @param {Record<string, string>} mounts the start of an address, `/` or `/pkg/`, and its folder
 * @param {string} policy
 */
export async function serve(mounts, policy = STRICT) {
  const longestFirst = Object.entries(mounts).sort(([a], [b]) => b.length - a.length);
  const server = createServer((request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url ?? "/", "http://x").pathname));
    const [at, folder] = longestFirst.find(([start]) => path.startsWith(start)) ?? ["/", ""];
    const file = join(folder, path.slice(at.length), path.endsWith("/") ? "index.html" : "");
    if (!statSync(file, { throwIfNoEntry: false })?.isFile()) {
      response.writeHead(404).end();
      return;
    }
    const type = TYPES.get(extname(file)) ?? "application/octet-stream";
    response.writeHead(200, { "content-type": type, "content-security-policy": policy });
    createReadStream(file).pipe(response);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  const address = server.address();
  if (address === null || typeof address === "string") {
    throw new Error("the server has no port");
  }
  return {
    url: `http://127.0.0.1:${address.port}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  };
}
