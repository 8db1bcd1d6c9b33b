// SPDX-License-Identifier: Apache-2.0
//
// From the kiosk to the phone: an address with answers in its fragment, as the kiosk's QR code carries it, opens at the
// same results; the fragment leaves the address bar at once, and no server sees it.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { launch, visit } from "./browser.mjs";
import { serve } from "./server.mjs";

const site = process.env.KIOSK_WEB;
let browser, server, core;
before(async () => {
  server = await serve(site);
  browser = await launch();
  const { startCore } = await import(pathToFileURL(join(process.env.KIOSK_BUILD, "web/sources/core/host.mjs")).href);
  core = await startCore(new WebAssembly.Module(readFileSync(join(site, "core.wasm"))), (what, texts) =>
    what === "right_to_left" ? "no" : what === "format" ? texts[1] : texts.join(" "));
  const { files } = JSON.parse(readFileSync(join(site, "content/index.json"), "utf8"));
  for (const file of [files.policy, files.ask.zhejiang.en, files.tell.zhejiang.en]) core.load(readFileSync(join(site, "content", file.path)));
});
after(async () => {
  await browser.close();
  await server.close();
});

const act = (action) => core.call("act", { action });
const told = { age: "age/9", hukou: "hukou/other_province", months_here: "months_here/6" };

/** A family as the kiosk holds it; how far it answers. */
function family(questions) {
  core.call("open", { region: "zhejiang", language: "en" });
  act({ type: "end" });
  core.call("open", { region: "zhejiang", language: "en" });
  let screen = act({ type: "agree" });
  for (let i = 0; i < questions && screen.question; ++i) {
    const { question } = screen;
    const option = question.options.find((each) => each.id.endsWith(told[question.id] ?? "none at all"));
    screen = act(question.kind === "checkboxes" ? question.confirm.action : (option ?? question.opt_outs[0]).action);
  }
  return screen;
}

test("the same results on the phone", async () => {
  let screen = family(100);
  while (screen.place !== "results") screen = act(screen.place === "another-child" ? { type: "finish_children" } : { type: "show_results", child: 0 });
  const { fragment } = core.call("fragment", {});
  assert.match(fragment, /^v1\./);
  // What was told in confidence stays at the kiosk: as on paper, it is decided without.
  const expected = core.call("results", { child: 0 }).categories.flatMap((category) => category.tiles).map((tile) => tile.verdict);
  const { page, troubles, close } = await visit(browser, `${server.address}#${fragment}`, { language: "en" });
  await page.waitForSelector(".tile");
  const shown = await page.locator(".tile").evaluateAll((tiles) => tiles.map((tile) => tile.className.replace("tile ", "")));
  assert.deepEqual(shown, expected);
  assert.equal(page.url(), server.address);
  assert.ok(server.log.every((line) => !line.includes(fragment)));
  assert.ok(!(await page.evaluate(async (text) => JSON.stringify([history.state, { ...localStorage }, await caches.keys()]).includes(text), fragment)));
  assert.deepEqual(troubles, []);
  await close();
});

test("the code on the kiosk's own screen, scanned", async () => {
  const folder = mkdtempSync(join(tmpdir(), "kiosk-code-"));
  const picture = join(folder, "screen.png");
  const stands = execFileSync(join(process.env.KIOSK_BUILD, "tests/web/kiosk_code"), [picture], {
    encoding: "utf8",
    env: { ...process.env, LIBGL_ALWAYS_SOFTWARE: "1" },
  });
  const scanned = execFileSync("zbarimg", ["--quiet", "--raw", picture], { encoding: "utf8" }).trim();
  rmSync(folder, { recursive: true });
  assert.match(scanned, /^https:\/\/example\.org\/check\/#v1\./);
  const { page, troubles, close } = await visit(browser, server.address + scanned.slice(scanned.indexOf("#")), { language: "zh-Hans" });
  await page.waitForSelector(".tile");
  const shown = await page.locator(".tile").evaluateAll((tiles) => tiles.map((tile) => `${tile.id.replace("tile-", "")} ${tile.className.replace("tile ", "")}`));
  const inOrder = (lines) => lines.sort((a, b) => parseInt(a) - parseInt(b));
  assert.deepEqual(inOrder(shown), inOrder(stands.trim().split("\n")));
  assert.ok(new Set(shown.map((line) => line.split(" ")[1])).size > 2);
  assert.deepEqual(troubles, []);
  await close();
});

test("it goes on where the kiosk stopped", async () => {
  const screen = family(3);
  const { fragment } = core.call("fragment", {});
  const { page, close } = await visit(browser, `${server.address}#${fragment}`, { language: "en" });
  await page.waitForSelector("[data-question]");
  assert.equal(await page.getAttribute("[data-question]", "data-question"), screen.question.id);
  await close();
});

test("a fragment that is none", async () => {
  const { page, close } = await visit(browser, `${server.address}#v1.nonsense`, { language: "en" });
  await page.waitForSelector("#region-zhejiang");
  assert.equal(page.url(), server.address);
  await close();
});
