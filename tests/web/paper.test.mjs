// SPDX-License-Identifier: Apache-2.0
//
// What a family takes along: two pages on paper, a picture.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { answerAll, begin, languages, launch, visit } from "./browser.mjs";
import { serve } from "./server.mjs";

let browser, server, folder;
before(async () => {
  server = await serve(process.env.KIOSK_WEB);
  browser = await launch();
  folder = mkdtempSync(join(tmpdir(), "kiosk-web-"));
});
after(async () => {
  await browser.close();
  await server.close();
  rmSync(folder, { recursive: true });
});

const told = { age: 9, hukou: "other_province", months_here: 6, carer: "parent", stage: "primary", insured: "other_province", difficulties: ["hardship"], needs: ["disability"] };

for (const language of languages)
  test(`two pages and a picture in ${language}`, async () => {
    const { page, troubles, close } = await visit(browser, server.address, { language });
    await begin(page);
    await answerAll(page, told, undefined, 2);
    const names = await page.locator(".tile > .label").allTextContents();
    const file = join(folder, `${language}.pdf`);
    await page.pdf({ path: file, preferCSSPageSize: true, printBackground: false });
    const info = execFileSync("pdfinfo", [file], { encoding: "utf8" });
    assert.equal(/Pages:\s+(\d+)/.exec(info)[1], "2");
    if (language === "en") {
      const text = execFileSync("pdftotext", ["-layout", file, "-"], { encoding: "utf8" }).replace(/\s+/g, " ");
      for (const number of ["110", "120", "12345"]) assert.ok(text.includes(number), number);
      for (const name of names) assert.ok(text.includes(name.split(" ")[0]), name);
    }
    await page.click("#picture");
    await page.waitForSelector("img.picture");
    const [download] = await Promise.all([page.waitForEvent("download"), page.click("#download")]);
    await download.saveAs(join(folder, "picture.png"));
    const [width, height, shades] = await page.evaluate(async () => {
      const image = document.querySelector("img.picture");
      await image.decode();
      const canvas = Object.assign(document.createElement("canvas"), { width: image.naturalWidth, height: image.naturalHeight });
      const context = canvas.getContext("2d");
      context.drawImage(image, 0, 0);
      const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
      const seen = new Set();
      for (let i = 0; i < data.length; i += 4) seen.add((data[i] << 16) | (data[i + 1] << 8) | data[i + 2]);
      return [canvas.width, canvas.height, seen.size];
    });
    assert.equal(width, 1080);
    assert.ok(height > 1500 && shades > 100, `${height} px high, ${shades} shades`);
    assert.deepEqual(troubles, []);
    await close();
  });
