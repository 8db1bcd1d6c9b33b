// SPDX-License-Identifier: Apache-2.0
//
// Every screen of the page in every language: nothing wider than the window at 320, 390 and 1280 pixels, nor with text
// twice as large; nothing that axe finds against WCAG 2.2 AA; every question asked.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { answerAll, begin, languages, launch, overflow, violations, visit } from "./browser.mjs";
import { serve } from "./server.mjs";

const folder = process.env.KIOSK_WEB;
let browser, server;
before(async () => {
  server = await serve(folder);
  browser = await launch();
});
after(async () => {
  await browser.close();
  await server.close();
});

// Between them these families meet every question.
const families = [
  {
    region: "zhejiang",
    children: 2,
    told: {
      age: 9, hukou: "same_city_district", core_districts: "false", months_here: 6, carer: "parent", stage: "primary", insured: "other_province",
      difficulties: ["hardship"], needs: ["disability"], private: ["care_concern"], residence_permit: "true",
    },
  },
  { region: "zhejiang", children: 1, told: { age: 0, born_here: "true", hukou: "other_province", months_here: 3, carer: "parent", stage: "none", difficulties: ["hardship"] } },
  { region: "shenzhen", children: 1, told: { age: 4, hukou: "other_province", months_here: 6, carer: "parent", stage: "kindergarten", difficulties: ["hardship"] } },
  { region: "shenzhen", children: 1, told: { age: 9, hukou: "other_province", months_here: 6, carer: "parent", stage: "primary", difficulties: ["hardship"] } },
];

const asked = new Set();
const table = [];

async function inspect(page, name, language, seen) {
  if (seen.has(name)) return;
  seen.add(name);
  const wrong = [];
  for (const width of [320, 390, 1280]) {
    await page.setViewportSize({ width, height: 844 });
    const out = await overflow(page);
    if (out) wrong.push(`${width} px wide: ${out}`);
  }
  await page.setViewportSize({ width: 390, height: 844 });
  await page.evaluate(() => (document.documentElement.style.fontSize = "200%"));
  const large = await overflow(page);
  if (large) wrong.push(`text at 200 %: ${large}`);
  await page.evaluate(() => (document.documentElement.style.fontSize = ""));
  // As high as the page, so that nothing lies below the tools, from where a reader would scroll it.
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ width: 390, height: height + 100 });
  wrong.push(...(await violations(page)));
  await page.setViewportSize({ width: 390, height: 844 });
  assert.deepEqual(wrong, [], `${language}, ${name}`);
}

for (const language of languages)
  test(`every screen in ${language}`, async () => {
    const seen = new Set();
    for (const family of language === "zh-Hans" ? families : families.slice(0, 1)) {
      const { page, troubles, close } = await visit(browser, server.address, { language });
      const look = (name) => inspect(page, name, language, seen);
      assert.equal(await page.evaluate(() => document.documentElement.lang), language);
      assert.equal(await page.evaluate(() => document.documentElement.dir), ["ar", "ug"].includes(language) ? "rtl" : "ltr");
      await look("start");
      await begin(page, family.region);
      await answerAll(page, family.told, async (at) => {
        if (at.question) asked.add(at.question);
        await look(at.question ? `question ${at.question} ${at.kind}` : at.kind);
      }, family.children);
      const tiles = page.locator(".tile");
      assert.equal(await tiles.count(), 20);
      for (const verdict of ["eligible", "conditional", "undetermined", "not_yet", "ineligible"]) {
        const tile = page.locator(`.tile.${verdict}`).first();
        if (!(await tile.count())) continue;
        const id = await tile.getAttribute("id");
        await tile.click();
        for (const fold of await page.locator("summary").all()) await fold.click();
        await look(`service ${verdict}`);
        await page.click("#tool-back");
        assert.equal(await page.evaluate(() => document.activeElement?.id), id, "back at the service that was left");
      }
      await page.click("#compare-0");
      await look("compare");
      await page.click("#tool-back");
      if (await page.locator("#membership").count()) {
        await page.click("#membership");
        await look("membership");
        await page.click("#close");
      }
      await page.click("#picture");
      await page.waitForSelector("img.picture");
      await look("picture");
      await page.click("#close");
      await page.click("#tool-help");
      await look("help");
      assert.ok((await page.locator('a[href="tel:110"]').count()) > 0);
      await page.click("#close");
      await page.click("#tool-language");
      await look("languages");
      await page.click("#tool-back");
      await page.click("#tool-end");
      await look("end");
      await page.click("#end-yes");
      await page.waitForSelector("#region-zhejiang");
      assert.deepEqual(troubles, []);
      await close();
    }
    table.push(`${language}: ${seen.size} screens`);
  });

test("every question is asked", (t) => {
  const source = readFileSync(join(process.env.KIOSK_BUILD, "../content/questions.toml"), "utf8");
  const questions = [...source.matchAll(/^\[\[question\]\]\nid = "(\w+)"/gm)].map((match) => match[1]);
  assert.ok(questions.length > 10);
  assert.deepEqual(questions.filter((each) => !asked.has(each)), []);
  t.diagnostic(`axe, WCAG 2.2 AA, 0 violations: ${table.join("; ")}; ${questions.length} questions`);
});

for (const [name, setting] of Object.entries({
  dark: { colorScheme: "dark" },
  "high contrast": { contrast: "more" },
  "high contrast, dark": { contrast: "more", colorScheme: "dark" },
  "forced colours": { forcedColors: "active" },
  "reduced motion": { reducedMotion: "reduce" },
}))
  test(`the system's setting: ${name}`, async () => {
    const { page, troubles, close } = await visit(browser, server.address, { language: "en", ...setting });
    const seen = new Set();
    await begin(page);
    await answerAll(page, families[0].told, async (at) => {
      if (["choice", "ticks", "results"].includes(at.kind)) await inspect(page, at.kind, name, seen);
    });
    await page.locator(".tile.eligible").first().click();
    await inspect(page, "service", name, seen);
    assert.deepEqual(troubles, []);
    await close();
  });
