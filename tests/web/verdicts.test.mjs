// SPDX-License-Identifier: Apache-2.0
//
// In the browser the core decides random families (KIOSK_FAMILIES of them; 20 000) as `kiosk check` does, byte for byte (tests/web_core/families.cpp
// makes them and says what it answers; tests/web_core/equality.mjs does the same in node).
import assert from "node:assert/strict";
import { test } from "node:test";
import { spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { launch, visit } from "./browser.mjs";
import { serve } from "./server.mjs";

const build = process.env.KIOSK_BUILD;
const families = Number(process.env.KIOSK_FAMILIES ?? 20_000);

test(`${families} families in the browser`, async (t) => {
  const server = await serve(process.env.KIOSK_WEB, undefined, { "/test/host.mjs": join(build, "web/sources/core/host.mjs") });
  const browser = await launch();
  const { page, close } = await visit(browser, server.address, { serviceWorkers: "block" });
  await page.evaluate(async () => {
    const { startCore, CoreError } = await import("/test/host.mjs");
    const core = await startCore(await WebAssembly.compileStreaming(fetch("core.wasm")), () => undefined);
    const index = await (await fetch("content/index.json")).json();
    core.load(new Uint8Array(await (await fetch(`content/${index.files.policy.path}`)).arrayBuffer()));
    const hex = (bytes) => [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    globalThis.compare = async (lines) => {
      const wrong = [];
      for (const { family, today, sha256, error } of lines) {
        let answer = {};
        try {
          answer = core.call("check", { family, today });
        } catch (problem) {
          if (!(problem instanceof CoreError)) throw problem;
          answer = { error: problem.message.replace(/^check: /, "") };
        }
        const same = sha256 ? answer.json && hex(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(answer.json))) === sha256 : answer.error === error;
        if (!same) wrong.push({ family, answer });
      }
      return wrong;
    };
  });
  const maker = spawn(join(build, "tests/web_core/web_families"), [join(build, "share/kiosk/content.db"), String(families), "61"], { stdio: ["ignore", "pipe", "inherit"] });
  let [count, decided, lines] = [0, 0, []];
  const wrong = [];
  const flush = async () => wrong.push(...(await page.evaluate((given) => globalThis.compare(given), lines.splice(0))));
  for await (const line of createInterface({ input: maker.stdout })) {
    lines.push(JSON.parse(line));
    count += 1;
    if (lines.at(-1).sha256) decided += 1;
    if (lines.length === 500) await flush();
  }
  await flush();
  t.diagnostic(`${count} families, ${decided} decided, ${count - decided} refused, ${wrong.length} different`);
  assert.deepEqual(wrong.slice(0, 2), []);
  assert.equal(count, families);
  assert.ok(decided > families / 3 && count - decided > families / 20, "a run that compares next to nothing is no proof");
  await close();
  await browser.close();
  await server.close();
});
