// SPDX-License-Identifier: Apache-2.0
//
// The configuration that packaging/web-nginx/README.md gives, in a real nginx.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { spawn } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { begin, launch, visit } from "./browser.mjs";

const folder = process.env.KIOSK_WEB;
let work, nginx, address;

before(async () => {
  work = mkdtempSync(join(tmpdir(), "kiosk-nginx-"));
  cpSync(folder, join(work, "site"), { recursive: true });
  const port = await new Promise((found) => {
    const taken = createServer().listen(0, "127.0.0.1", () => {
      const { port } = taken.address();
      taken.close(() => found(port));
    });
  });
  const told = readFileSync(join(folder, "README.md"), "utf8").split("## nginx")[1].split("\n##")[0];
  const server = told.split("\n").filter((line) => line.startsWith("    ")).join("\n")
    .replace("listen 443 ssl;", `listen 127.0.0.1:${port};`)
    .replace("/var/www/selfcheck", join(work, "site"));
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((each) => `${each}_temp_path ${work}/${each};`).join(" ");
  writeFileSync(join(work, "nginx.conf"), `daemon off; master_process off; pid ${work}/pid; error_log stderr;\nevents {}\nhttp {\n${temporary}\n${server}\n}\n`);
  nginx = spawn("/usr/sbin/nginx", ["-e", "stderr", "-c", join(work, "nginx.conf")], { stdio: ["ignore", "ignore", "pipe"] });
  let said = "";
  nginx.stderr.on("data", (bytes) => (said += bytes));
  address = `http://127.0.0.1:${port}/`;
  for (let i = 0; ; ++i) {
    if (await fetch(address).then(() => true, () => false)) return;
    assert.ok(i < 100 && nginx.exitCode === null, `nginx does not start: ${said}`);
    await new Promise((done) => setTimeout(done, 50));
  }
});
after(() => {
  nginx?.kill();
  rmSync(work, { recursive: true, force: true });
});

test("types, headers and packing", async () => {
  const index = JSON.parse(readFileSync(join(folder, "content/index.json"), "utf8"));
  const asset = readdirSync(join(folder, "assets")).find((name) => name.endsWith(".js"));
  const expected = {
    "": ["text/html", "no-cache"],
    "core.wasm": ["application/wasm", "no-cache"],
    "service-worker.js": ["application/javascript", "no-cache"],
    "content/index.json": ["application/json", "no-cache"],
    [`content/${index.files.policy.path}`]: [/./, "immutable"],
    [`assets/${asset}`]: ["application/javascript", "immutable"],
  };
  for (const [path, [type, kept]] of Object.entries(expected)) {
    const answer = await fetch(address + path, { headers: { "accept-encoding": "gzip" } });
    assert.equal(answer.status, 200, path);
    assert.match(answer.headers.get("content-type"), new RegExp(type), path);
    assert.match(answer.headers.get("cache-control"), new RegExp(kept), path);
    assert.equal(answer.headers.get("content-encoding"), "gzip", path);
    assert.equal(answer.headers.get("x-content-type-options"), "nosniff", path);
    if (kept === "no-cache") assert.match(answer.headers.get("content-security-policy"), /default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'/, path);
    assert.equal(answer.headers.get("set-cookie"), null);
  }
});

test("the page works there", async () => {
  const browser = await launch();
  const { page, troubles, close } = await visit(browser, address, { language: "en" });
  await begin(page);
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  assert.deepEqual(troubles, []);
  await close();
  await browser.close();
});
