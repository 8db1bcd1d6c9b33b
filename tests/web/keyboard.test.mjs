// SPDX-License-Identifier: Apache-2.0
//
// A family with a keyboard and nothing else, from the first screen to the cleared one.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, state, visit } from "./browser.mjs";
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

const focused = (page) =>
  page.evaluate(() => {
    const at = document.activeElement;
    const ring = at && at.closest(".option") ? getComputedStyle(at.closest(".option")) : getComputedStyle(at);
    return { id: at?.id ?? "", value: at?.value ?? "", type: at?.type ?? "", ring: ring.outlineStyle !== "none" && parseFloat(ring.outlineWidth) >= 2 };
  });

/** Tab until `wanted`; each stop on the way shows its focus. */
async function tabTo(page, wanted) {
  for (let i = 0; i < 80; ++i) {
    await page.keyboard.press("Tab");
    const at = await focused(page);
    if (at.id !== "heading" && at.type !== "") assert.ok(at.ring, `the focus shows: ${JSON.stringify(at)}`);
    if (wanted(at)) return;
  }
  assert.fail("never reached by Tab");
}
const byId = (...ids) => (at) => ids.includes(at.id);

test("the whole way by keyboard", async () => {
  const { page, troubles, close } = await visit(browser, server.address, { language: "en" });
  await tabTo(page, byId("region-zhejiang"));
  await page.keyboard.press("Enter");
  await page.waitForSelector("#agree");
  assert.equal((await focused(page)).id, "heading", "a new screen begins at its heading");
  let answered = 0;
  let chosen = false;
  for (let i = 0; i < 60; ++i) {
    const at = await state(page);
    if (at.kind === "results") break;
    if (at.question) ++answered;
    if (at.kind === "notice") await tabTo(page, byId("agree"));
    else if (at.kind === "choice" && !chosen) {
      // The arrow keys choose, and do not go on by themselves.
      await tabTo(page, (on) => on.type === "radio");
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("ArrowDown");
      assert.equal((await state(page)).question, at.question);
      assert.equal(await page.locator("input:checked").count(), 1);
      await tabTo(page, byId("continue"));
      chosen = true;
    } else if (at.kind === "ticks") {
      await tabTo(page, (on) => on.type === "checkbox");
      await page.keyboard.press("Space");
      assert.equal((await focused(page)).type, "checkbox", "a tick leaves the focus where it is");
      await tabTo(page, byId("confirm"));
    } else if (at.kind === "choice") await tabTo(page, byId("dont_know"));
    else await tabTo(page, byId("confirm", "done", "results"));
    await page.keyboard.press("Enter");
    await page.waitForFunction((before) => document.getElementById("heading").textContent !== before, at.heading);
    assert.equal((await focused(page)).id, "heading");
  }
  assert.ok(answered > 5);
  await tabTo(page, (on) => on.id.startsWith("tile-"));
  const tile = (await focused(page)).id;
  await page.keyboard.press("Enter");
  await page.waitForSelector("section.verdict");
  await tabTo(page, byId("tool-back"));
  await page.keyboard.press("Enter");
  await page.waitForSelector(".tiles");
  assert.equal((await focused(page)).id, tile, "back where it was");
  await tabTo(page, byId("tool-end"));
  await page.keyboard.press("Enter");
  await tabTo(page, byId("end-yes"));
  await page.keyboard.press("Enter");
  await page.waitForSelector("#region-zhejiang");
  assert.deepEqual(troubles, []);
  await close();
});

test("the phone's own way back is the page's", async () => {
  const { page, close } = await visit(browser, server.address, { language: "en" });
  await page.click("#region-zhejiang");
  await page.click("#agree");
  const first = await state(page);
  await page.click(".option >> nth=9");
  await page.waitForFunction((before) => document.getElementById("heading").textContent !== before, first.heading);
  await page.goBack();
  await page.waitForFunction((before) => document.getElementById("heading").textContent === before, first.heading);
  assert.equal(await page.locator("input:checked").count(), 0, "back takes the answer away, as on the kiosk");
  await page.goBack();
  await page.waitForSelector("#agree");
  await close();
});
