// SPDX-License-Identifier: Apache-2.0
//
// node messages.mjs WEB_MESSAGES CONTENT.DB PAGE: the page's formats (page/src/formats.ts) say every message, list and date
// of every language as ICU does, byte for byte. PAGE is where the page's packages are installed.
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

const [tool, database, page] = process.argv.slice(2);
if (!existsSync(join(page, "node_modules/esbuild"))) {
  console.log("skipped: run packaging/web first, it installs what the page is made of");
  process.exit(77);
}
const { buildSync } = createRequire(join(page, "package.json"))("esbuild");
const folder = mkdtempSync(join(tmpdir(), "kiosk-web-"));
let count = 0;
const different = new Map();
try {
  const bundle = join(folder, "formats.mjs");
  buildSync({ entryPoints: [join(page, "src/formats.ts")], bundle: true, format: "esm", platform: "node", outfile: bundle });
  const { formats } = await import(pathToFileURL(bundle).href);
  const answer = formats();
  const lines = createInterface({ input: spawn(tool, [database], { stdio: ["ignore", "pipe", "inherit"] }).stdout });
  for await (const line of lines) {
    const { what, texts, says } = JSON.parse(line);
    count += 1;
    const got = answer(what, texts);
    if (got === says) continue;
    const of = `${what} ${texts[0]}`;
    const all = different.get(of) ?? different.set(of, []).get(of);
    all.push(`  ${JSON.stringify(texts.slice(1))}\n    ICU  ${JSON.stringify(says)}\n    page ${JSON.stringify(got)}`);
  }
} finally {
  rmSync(folder, { recursive: true });
}
for (const [of, all] of different) console.error(`${of}: ${all.length} different\n${all.slice(0, 4).join("\n")}`);
console.log(`${count} cases, ${[...different.values()].reduce((sum, all) => sum + all.length, 0)} different`);
process.exitCode = count > 3000 && different.size === 0 ? 0 : 1;
