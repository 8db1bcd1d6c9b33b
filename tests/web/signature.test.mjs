// SPDX-License-Identifier: Apache-2.0
//
// Content signed by minisign(1): what the page takes and what it refuses.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { webcrypto } from "node:crypto";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { launch } from "./browser.mjs";
import { serve } from "./server.mjs";

const build = process.env.KIOSK_BUILD;
const sources = join(build, "web/sources/page");
globalThis.crypto ??= webcrypto; // node 18
let work, signed;
const key = (name) => join(work, `${name}.key`);
const publicLine = (name) => readFileSync(join(work, `${name}.pub`), "utf8").split("\n")[1];
const sign = (name, file, ...more) => {
  execFileSync("minisign", ["-S", "-s", key(name), "-m", file, ...more], { stdio: ["ignore", "ignore", "inherit"] });
  return readFileSync(`${file}.minisig`, "utf8");
};

before(async () => {
  work = mkdtempSync(join(tmpdir(), "kiosk-keys-"));
  for (const name of ["ours", "theirs"])
    execFileSync("minisign", ["-G", "-W", "-p", join(work, `${name}.pub`), "-s", key(name)], { stdio: ["ignore", "ignore", "inherit"] });
  const bundle = join(work, "signature.mjs");
  createRequire(join(sources, "package.json"))("esbuild").buildSync({ entryPoints: [join(sources, "src/signature.ts")], bundle: true, format: "esm", outfile: bundle });
  ({ signed } = await import(pathToFileURL(bundle).href));
});
after(() => rmSync(work, { recursive: true, force: true }));

test("a signature is ours, and of these bytes", async () => {
  const file = join(work, "index.json");
  const bytes = Buffer.from("the content\n");
  writeFileSync(file, bytes);
  const signature = sign("ours", file, "-t", "edition 7");
  const keys = [publicLine("theirs"), publicLine("ours")];
  assert.equal(await signed(bytes, signature, keys), true);
  assert.equal(await signed(Buffer.from("the contents\n"), signature, keys), false, "other bytes");
  assert.equal(await signed(bytes, signature, [publicLine("theirs")]), false, "a key that is not ours");
  assert.equal(await signed(bytes, signature.replace("edition 7", "edition 8"), keys), false, "another comment");
  assert.equal(await signed(bytes, `${signature}\n`, keys), false, "another form");
  assert.equal(await signed(bytes, sign("ours", file, "-l"), keys), false, "the older form");
  const lines = signature.split("\n");
  for (const at of [1, 3]) {
    const bent = Buffer.from(lines[at], "base64");
    bent[bent.length - 5] ^= 1;
    assert.equal(await signed(bytes, lines.map((line, each) => (each === at ? bent.toString("base64") : line)).join("\n"), keys), false, `line ${at + 1}`);
  }
});

test("a page built with a key takes no other content", async () => {
  const site = join(work, "site");
  cpSync(process.env.KIOSK_WEB, site, { recursive: true });
  const made = join(work, "made");
  execFileSync(join(sources, "node_modules/.bin/vite"), ["build", "--logLevel", "error", "--outDir", made], {
    cwd: sources,
    env: { ...process.env, KIOSK_ROOT: join(build, ".."), KIOSK_FONTS: join(build, "web/fonts"), KIOSK_CONTENT_KEYS: join(work, "ours.pub") },
  });
  rmSync(join(site, "assets"), { recursive: true });
  cpSync(made, site, { recursive: true });
  const index = join(site, "content/index.json");
  sign("ours", index);
  const browser = await launch();
  const outcome = async () => {
    const server = await serve(site, (_path, bytes) => bytes);
    const context = await browser.newContext({ locale: "en", serviceWorkers: "block" });
    const page = await context.newPage();
    await page.goto(server.address);
    await page.waitForSelector("#heading, #page > p");
    const shown = (await page.locator("#heading").count()) > 0;
    await context.close();
    await server.close();
    return shown;
  };
  assert.equal(await outcome(), true);
  sign("theirs", index);
  assert.equal(await outcome(), false, "signed by somebody else");
  sign("ours", index);
  writeFileSync(index, readFileSync(index, "utf8").replace('"checked"', ' "checked"'));
  assert.equal(await outcome(), false, "changed after it was signed");
  rmSync(`${index}.minisig`);
  assert.equal(await outcome(), false, "not signed at all");
  await browser.close();
});
