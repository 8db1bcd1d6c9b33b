// SPDX-License-Identifier: Apache-2.0
//
// The built page as packaging/web-nginx/README.md has it served: the same headers, what is packed ready-made, and a log of what
// was asked for.
import { createHash } from "node:crypto";
import { createServer } from "node:http";
import { existsSync, readFileSync, statSync } from "node:fs";
import { extname, join, normalize } from "node:path";

const types = {
  ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".mjs": "text/javascript", ".css": "text/css", ".json": "application/json", ".svg": "image/svg+xml",
  ".wasm": "application/wasm", ".woff2": "font/woff2", ".md": "text/plain; charset=utf-8", ".txt": "text/plain; charset=utf-8", ".sig": "application/octet-stream",
};
const security = {
  "content-security-policy":
    "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; img-src 'self' blob:; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
};

/** Serves `folder` on a free port of this machine; `alter(path, bytes)` may change what is given out, `more` adds files. */
export async function serve(folder, alter, more = {}) {
  const log = [];
  const server = createServer((request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url, "http://x").pathname)).replace(/\/$/, "/index.html");
    log.push(`${request.method} ${request.url}`);
    const file = more[path] ?? join(folder, path);
    if (!existsSync(file) || !statSync(file).isFile()) {
      response.writeHead(404, security).end();
      return;
    }
    const accepted = request.headers["accept-encoding"] ?? "";
    const packed = [["br", ".br"], ["gzip", ".gz"]].find(([name, ending]) => !alter && accepted.includes(name) && existsSync(file + ending));
    const bytes = packed ? readFileSync(file + packed[1]) : (alter ?? ((_path, given) => given))(path, readFileSync(file));
    const etag = `"${createHash("sha256").update(bytes).digest("hex").slice(0, 20)}"`;
    if (request.headers["if-none-match"] === etag) {
      response.writeHead(304, { ...security, etag }).end();
      return;
    }
    const kept = /^\/(assets|content)\//.test(path) && !/index\.json/.test(path);
    response.writeHead(200, {
      ...security,
      "content-type": types[extname(path)] ?? "application/octet-stream",
      "content-length": bytes.length,
      etag,
      "cache-control": kept ? "public, max-age=31536000, immutable" : "no-cache",
      ...(packed ? { "content-encoding": packed[0], vary: "accept-encoding" } : {}),
    });
    response.end(bytes);
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  return {
    address: `http://127.0.0.1:${server.address().port}/`,
    log,
    close: () => new Promise((done) => { server.closeAllConnections(); server.close(done); }),
  };
}
