// SPDX-License-Identifier: Apache-2.0
//
// node equality.mjs CORE.WASM CONTENT WEB_FAMILIES CONTENT.DB KIOSK: the module decides 20 000 random families exactly
// as `kiosk check` does, byte for byte, and refuses in the same words. The program itself is run for some of them, so that the
// tool that makes the families is held to it as well.
import { execFileSync, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { CoreError, startCore } from "../../kiosk/web/core/host.mjs";

const [wasm, content, maker, database, kiosk] = process.argv.slice(2);
const families = 20_000;
const byTheProgram = 40;

const core = await startCore(new WebAssembly.Module(readFileSync(wasm)), () => undefined);
const index = JSON.parse(readFileSync(join(content, "index.json"), "utf8"));
core.load(readFileSync(join(content, index.files.policy.path)));

function check(family, today) {
  try {
    return { json: core.call("check", { family, today }).json };
  } catch (error) {
    if (!(error instanceof CoreError)) throw error;
    return { error: error.message.replace(/^check: /, "") };
  }
}

const folder = mkdtempSync(join(tmpdir(), "kiosk-web-"));
let count = 0;
let decided = 0;
let different = 0;
let run = 0;
try {
  const lines = createInterface({ input: spawn(maker, [database, String(families), "16"], { stdio: ["ignore", "pipe", "inherit"] }).stdout });
  for await (const line of lines) {
    const { family, today, sha256, error } = JSON.parse(line);
    const answer = check(family, today);
    count += 1;
    if (sha256) decided += 1;
    const same = sha256 ? answer.json !== undefined && createHash("sha256").update(answer.json).digest("hex") === sha256 : answer.error === error;
    if (!same && (different += 1) <= 3) console.error(`different: ${family}\n  expected ${sha256 ?? error}\n  got ${JSON.stringify(answer).slice(0, 400)}`);
    if (sha256 && family.includes('"as_of"') && run < byTheProgram) {
      run += 1;
      const file = join(folder, "family.json");
      writeFileSync(file, family);
      const written = execFileSync(kiosk, ["check", file, "--format", "json"], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"], maxBuffer: 1 << 26 });
      if (written !== answer.json) {
        different += 1;
        console.error(`the program says otherwise: ${family}`);
      }
    }
  }
} finally {
  rmSync(folder, { recursive: true });
}
console.log(`${count} families, ${decided} decided, ${count - decided} refused; ${run} by the program as well; ${different} different`);
// A run that compares next to nothing is no proof.
process.exitCode = different === 0 && count === families && decided > families / 3 && count - decided > families / 20 && run === byTheProgram ? 0 : 1;
