// SPDX-License-Identifier: Apache-2.0
//
// web_page.mjs FOLDER: how long a family waits for the page on a slow telephone in a slow network: 4 times slower than
// this machine, 400 kbit/s with 400 ms to and fro. Prints milliseconds: until the first question (the taps between count
// as nothing), and from each tap until its answer is painted. `tests/web/run bench` calls it.
import { answerAll, launch } from "../web/browser.mjs";
import { serve } from "../web/server.mjs";

const server = await serve(process.argv[2] ?? process.env.KIOSK_WEB);
const browser = await launch();
const told = {
  age: 9, hukou: "other_province", months_here: 6, carer: "parent", stage: "primary", insured: "other_province",
  difficulties: ["hardship"], needs: ["disability"], private: ["care_concern"],
};
const median = (of) => [...of].sort((a, b) => a - b)[of.length >> 1];
const starts = [];
const taps = [];

for (let run = 0; run < 5; ++run) {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: "zh-Hans", serviceWorkers: "block" });
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send("Network.enable");
  await devtools.send("Network.emulateNetworkConditions", { offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 });
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  // Event Timing: from the finger to the next paint, in steps of 8 ms.
  await page.addInitScript(() => {
    globalThis.waited = [];
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if (entry.interactionId) globalThis.waited.push(entry.duration);
    }).observe({ type: "event", durationThreshold: 16, buffered: true });
  });
  const begun = performance.now();
  await page.goto(server.address, { waitUntil: "commit" });
  await page.click("#region-zhejiang");
  await page.click("#agree");
  await page.waitForSelector("[data-question]");
  starts.push(performance.now() - begun);
  await answerAll(page, told);
  for (const at of [0, 5, 10, 19]) {
    await page.click(`#tile-${at}`);
    await page.click("#tool-back");
  }
  await page.click("#compare-0");
  await page.click("#tool-back");
  await page.waitForTimeout(300);
  taps.push(...(await page.evaluate(() => globalThis.waited)));
  await context.close();
}
console.log(`until the first question, ms (at most 5000): median ${Math.round(median(starts))}, worst ${Math.round(Math.max(...starts))}`);
console.log(`a tap until its answer is painted, ms (at most 100): median ${median(taps)}, worst ${Math.max(...taps)}, of ${taps.length} that took 16 or more`);
await browser.close();
await server.close();
