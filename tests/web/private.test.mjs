// SPDX-License-Identifier: Apache-2.0
//
// Private by construction: while a family answers not one request leaves, and after it clears nothing is left.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { answerAll, begin, launch, visit } from "./browser.mjs";
import { serve } from "./server.mjs";

let browser, server;
before(async () => {
  server = await serve(process.env.KIOSK_WEB);
  browser = await launch();
});
after(async () => {
  await browser.close();
  await server.close();
});

const told = {
  age: 13, hukou: "other_province", months_here: 6, carer: "parent", stage: "junior_high", insured: "other_province",
  difficulties: ["hardship", "emergency"], needs: ["distress"], private: ["unsupported", "care_concern"],
};
const offline = (page) => page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));

/** All that the browser keeps, as text. */
const kept = (page) =>
  page.evaluate(async () => {
    const caches_ = {};
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      caches_[name] = (await cache.keys()).map((request) => new URL(request.url).pathname + new URL(request.url).search).sort();
    }
    return {
      local: { ...localStorage },
      session: { ...sessionStorage },
      cookies: document.cookie,
      databases: (await indexedDB.databases()).map((each) => each.name),
      caches: caches_,
      address: location.href,
      state: history.state,
      name: window.name,
    };
  });

test("no request leaves while a family answers, and nothing is left of it", async (t) => {
  const { page, context, troubles, close } = await visit(browser, server.address);
  const requests = [];
  context.on("request", (request) => requests.push(request.url()));
  await begin(page);
  await offline(page);
  await page.waitForLoadState("networkidle");
  t.diagnostic(`before the first question: ${server.log.join(", ")}`);
  assert.ok(requests.every((url) => url.startsWith(server.address)), "nobody else is asked for anything");
  const before_ = await kept(page);
  const title = await page.title();
  requests.length = 0;
  const served = server.log.length;

  await answerAll(page, told, undefined, 2);
  for (let i = 0; i < 20; ++i) {
    await page.locator(".tile").nth(i).click();
    await page.click("#tool-back");
  }
  await page.click("#compare-0");
  await page.click("#tool-back");
  await page.click("#picture");
  await page.waitForSelector("img.picture");
  await page.click("#close");
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  assert.ok(await page.locator("#paper .sheet").count());
  await page.evaluate(() => dispatchEvent(new Event("afterprint")));
  assert.equal(await page.locator("#paper > *").count(), 0);
  await page.click("#tool-help");
  await page.click("#close");

  assert.equal(await page.title(), title, "nor does its history tell more than that the page was open");
  assert.deepEqual(requests.filter((url) => !url.startsWith("blob:")), [], "nothing is asked for while it answers");
  assert.equal(server.log.length, served);
  assert.deepEqual(await kept(page), before_, "nothing is kept while it answers");

  await page.click("#tool-end");
  await page.click("#end-yes");
  await page.waitForSelector("#region-zhejiang");
  const left = await kept(page);
  assert.deepEqual({ ...left.local, ...left.session }, {});
  assert.equal(left.cookies, "");
  assert.deepEqual(left.databases, []);
  assert.equal(left.state, null);
  assert.equal(left.address, server.address);
  assert.deepEqual(left.caches, before_.caches);
  assert.deepEqual((await context.cookies()).length, 0);
  assert.deepEqual(requests.filter((url) => !url.startsWith("blob:")), []);
  assert.equal(await page.locator("#paper > *").count(), 0);
  await begin(page);
  await page.click("#agree");
  assert.equal(await page.locator("input:checked").count(), 0, "the next family finds no answer");
  assert.deepEqual(troubles, []);
  await close();
});

test("what the caches hold was published, byte for byte", async () => {
  const { page, close } = await visit(browser, server.address);
  await begin(page);
  await offline(page);
  await page.waitForTimeout(200);
  const differ = await page.evaluate(async () => {
    const wrong = [];
    for (const name of await caches.keys())
      for (const request of await (await caches.open(name)).keys()) {
        const held = new Uint8Array(await (await caches.match(request)).arrayBuffer());
        const given = new Uint8Array(await (await fetch(`${request.url}?fresh`, { cache: "reload" })).arrayBuffer());
        if (held.length !== given.length || held.some((byte, at) => byte !== given[at])) wrong.push(request.url);
      }
    return wrong;
  });
  assert.deepEqual(differ, []);
  await close();
});

test("no code or style within the page, nothing from elsewhere", async () => {
  const { page, close } = await visit(browser, server.address);
  const found = await page.evaluate(() => ({
    scripts: [...document.scripts].filter((each) => !each.src).length,
    styles: document.querySelectorAll("style, [style]").length,
    foreign: [...document.querySelectorAll("[src], link[href]")].map((each) => each.src || each.href).filter((url) => !url.startsWith(location.origin) && !url.startsWith("blob:")),
    policy: document.querySelector("meta[http-equiv]").content,
  }));
  assert.deepEqual([found.scripts, found.styles, found.foreign], [0, 0, []]);
  assert.match(found.policy, /default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'/);
  await close();
});
