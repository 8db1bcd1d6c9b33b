// SPDX-License-Identifier: Apache-2.0
//
// After one visit without a network; a new edition between two families; and content that somebody changed.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { answerAll, begin, launch, visit } from "./browser.mjs";
import { serve } from "./server.mjs";

const folder = process.env.KIOSK_WEB;
let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

const ready = (page) => page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
const editions = (page) => page.evaluate(async () => (await caches.keys()).filter((name) => name.startsWith("kiosk-")));

test("offline after one visit", async () => {
  const server = await serve(folder);
  const { page, context, close } = await visit(browser, server.address, { language: "en" });
  await begin(page, "shenzhen");
  await ready(page);
  await page.waitForTimeout(300); // what was fetched before the service worker is handed to it
  await server.close();
  await page.close();
  const again = await context.newPage();
  await again.goto(server.address);
  await again.waitForSelector("#heading");
  await begin(again, "shenzhen");
  await answerAll(again, { age: 7, stage: "primary", hukou: "other_province" });
  assert.equal(await again.locator(".tile").count(), 20);
  await close();
});

test("a new edition waits for the family to end", async () => {
  const published = mkdtempSync(join(tmpdir(), "kiosk-web-"));
  cpSync(folder, published, { recursive: true });
  const server = await serve(published);
  const { page, close } = await visit(browser, server.address, { language: "en" });
  await begin(page);
  await ready(page);
  await page.click("#agree");
  const [old] = await editions(page);
  // A new edition is published.
  for (const suffix of ["", ".gz", ".br"]) rmSync(join(published, `service-worker.js${suffix}`), { force: true });
  writeFileSync(join(published, "service-worker.js"), readFileSync(join(folder, "service-worker.js"), "utf8").replaceAll(old.slice("kiosk-".length), "another-edition"));
  await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    await registration.update();
    await new Promise((done) => {
      const look = () => (registration.waiting ? done() : setTimeout(look, 20));
      look();
    });
  });
  await page.waitForTimeout(300);
  assert.equal(await page.evaluate(() => document.querySelectorAll(".option").length > 0), true, "the family goes on");
  assert.ok((await editions(page)).includes(old), "with the edition it began with");
  const reloaded = page.waitForEvent("load");
  await page.click("#tool-end");
  await page.click("#end-yes");
  await reloaded;
  await page.waitForSelector("#region-zhejiang");
  assert.deepEqual(await editions(page), ["kiosk-another-edition"]);
  await close();
  await server.close();
  rmSync(published, { recursive: true });
});

test("content that is not what was published is not shown", async () => {
  const index = JSON.parse(readFileSync(join(folder, "content/index.json"), "utf8"));
  const victim = `/content/${index.files.tell.zhejiang.en.path}`;
  const server = await serve(folder, (path, bytes) => {
    if (path === victim && bytes) bytes[bytes.length >> 1] ^= 1;
    return bytes;
  });
  const { page, close } = await visit(browser, server.address, { language: "en", serviceWorkers: "block" });
  await page.click("#region-zhejiang");
  await page.waitForSelector("#again");
  assert.equal(await page.locator("#heading").textContent(), index.languages.find((each) => each.tag === "en").words["page.untrusted"]);
  await page.click("#region-zhejiang", { timeout: 200 }).then(() => assert.fail("it goes on"), () => undefined);
  await close();
  await server.close();
});

test("what shows the results, and did not arrive, is asked for again", async () => {
  const server = await serve(folder);
  const { page, close } = await visit(browser, server.address, { serviceWorkers: "block" });
  let reached = false;
  await page.route("**/telling-*.js", (route) => (reached ? route.continue() : route.abort()));
  await begin(page);
  await assert.rejects(answerAll(page, { age: 7 }, async ({ kind }) => assert.notEqual(kind, "review")), assert.AssertionError);
  await page.click("#results");
  await page.waitForSelector("#again");
  reached = true;
  await page.click("#again");
  await page.waitForSelector(".tile");
  assert.equal(await page.locator(".tile").count(), 20);
  await close();
  await server.close();
});
