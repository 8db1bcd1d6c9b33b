// SPDX-License-Identifier: Apache-2.0
//
// Debian's Chromium, and a family at the page: what the tests do there, told as a family would tell it.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { chromium } from "playwright-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** The sandbox needs another user than root, whom containers run as; nothing foreign is opened here. */
export const launch = () => chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });

export const languages = ["zh-Hans", "en", "ar", "bo", "ug", "zh-Hant"];

/** A page in a context of its own; what goes wrong in it is in `troubles`. */
export async function visit(browser, address, { language = "zh-Hans", width = 390, height = 844, ...more } = {}) {
  const context = await browser.newContext({ viewport: { width, height }, locale: language, ...more });
  const page = await context.newPage();
  const troubles = [];
  page.on("pageerror", (error) => troubles.push(`${error.name}: ${error.message}`));
  page.on("console", (message) => message.type() === "error" && troubles.push(message.text()));
  await page.goto(address);
  await page.waitForSelector("#heading");
  // Browsers know no Uyghur and no Tibetan: those are chosen by hand.
  const offered = page.locator(`.languages button[lang="${language}"]`);
  if ((await offered.count()) && (await offered.getAttribute("aria-current")) !== "true") await offered.click();
  return { page, context, troubles, close: () => context.close() };
}

export async function begin(page, region = "zhejiang") {
  await page.click(`#region-${region}`);
  await page.waitForSelector("#agree");
}

/** What stands before the family. */
export const state = (page) =>
  page.evaluate(() => {
    const has = (selector) => document.querySelector(selector) !== null;
    const main = document.querySelector("main");
    return {
      heading: document.getElementById("heading")?.textContent ?? "",
      question: main?.querySelector("[data-question]")?.getAttribute("data-question") ?? "",
      options: [...document.querySelectorAll(".option input")].map((input) => input.value),
      kind: has("#agree") ? "notice" : has(".option input[type=radio]") ? "choice" : has("#reveal") ? "covered"
        : has(".option input[type=checkbox]") ? "ticks" : has("#done") ? "another" : has("#results") ? "review"
        : has(".tiles") ? "results" : has("#confirm") || has(".rows") ? "contradiction" : "other",
    };
  });

/**
 * Answers until the results. `told` is a map from question to the value chosen, or a list to tick; what it does not name
 * is answered with "don't know". `seen(state)` is called at each screen.
 */
export async function answerAll(page, told = {}, seen = async () => undefined, children = 1) {
  let more = children;
  for (let steps = 0; steps < 120; ++steps) {
    const at = await state(page);
    await seen(at);
    const answer = told[at.question];
    switch (at.kind) {
      case "results":
        return;
      case "notice":
        await page.click("#agree");
        break;
      case "choice": {
        const option = answer === undefined ? undefined : at.options.find((id) => id === `${at.question}/${answer}` || id.endsWith(`/${answer}`));
        if (option) await page.click(`.option:has(input[value="${option}"])`);
        else await page.click("#dont_know");
        break;
      }
      case "covered":
        if (answer) await page.click("#reveal");
        else await page.click("#confirm");
        break;
      case "ticks":
        for (const each of answer ?? []) await page.click(`.option:has(input[value="${at.options.find((id) => id.includes(each))}"])`);
        await page.click("#confirm");
        break;
      case "another":
        await page.click(--more > 0 ? "#add" : "#done");
        break;
      case "review":
        await page.click("#results");
        break;
      case "contradiction":
        await page.click("#confirm");
        break;
      default:
        throw new Error(`an unknown screen: ${at.heading}`);
    }
  }
  throw new Error("the interview does not end");
}

/** What axe finds against WCAG 2.2 A and AA; one line each. */
export async function violations(page) {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const found = await globalThis.axe.run(document, {
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"],
      resultTypes: ["violations"],
    });
    return found.violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.target.join(" ")}: ${node.failureSummary?.split("\n")[1]?.trim()}`));
  });
}

/** How many pixels the page is wider than its window, and what sticks out. */
export const overflow = (page) =>
  page.evaluate(() => {
    const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
    if (wide <= 0) return "";
    const out = [...document.querySelectorAll("main *, nav *, header *")].filter((each) => {
      const box = each.getBoundingClientRect();
      return box.right > innerWidth + 1 || box.left < -1;
    });
    return `${wide} px: ${out.slice(0, 3).map((each) => `${each.tagName}.${each.className?.baseVal ?? each.className}`).join(", ")}`;
  });
