// SPDX-License-Identifier: Apache-2.0
//
// node equality.mjs CORE.WASM CONTENT WEB_FAMILIES CONTENT.DB KIOSK: the module decides 20 000 random families exactly
// as `kiosk check` does, byte for byte, and refuses in the same words. The program itself is run for some of them, so
// that the tool that makes the families is held to it as well. One worker a processor.
import { execFileSync, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import { CoreError, startCore } from "../../kiosk/web/core/host.mjs";

const families = 20_000;
const byTheProgram = 40;

if (isMainThread) {
  const workers = availableParallelism();
  const shares = Array.from({ length: workers }, (_, i) => Math.floor((families * (i + 1)) / workers) - Math.floor((families * i) / workers));
  const all = await Promise.all(
    shares.map(
      (share, i) =>
        new Promise((resolve, reject) => {
          const worker = new Worker(fileURLToPath(import.meta.url), {
            workerData: { files: process.argv.slice(2), share, seed: 16 + i, run: i === 0 ? byTheProgram : 0 },
          });
          worker.once("message", resolve);
          worker.once("error", reject);
        }),
    ),
  );
  const sum = (what) => all.reduce((total, each) => total + each[what], 0);
  const [count, decided, different, run] = ["count", "decided", "different", "run"].map(sum);
  console.log(`${count} families, ${decided} decided, ${count - decided} refused; ${run} by the program as well; ${different} different`);
  // A run that compares next to nothing is no proof.
  process.exitCode = different === 0 && count === families && decided > families / 3 && count - decided > families / 20 && run === byTheProgram ? 0 : 1;
} else {
  parentPort.postMessage(await compare(workerData));
}

async function compare({ files, share, seed, run: toRun }) {
  const [wasm, content, maker, database, kiosk] = files;
  const core = await startCore(new WebAssembly.Module(readFileSync(wasm)), () => undefined);
  const index = JSON.parse(readFileSync(join(content, "index.json"), "utf8"));
  core.load(readFileSync(join(content, index.files.policy.path)));
  const check = (family, today) => {
    try {
      return { json: core.call("check", { family, today }).json };
    } catch (error) {
      if (!(error instanceof CoreError)) throw error;
      return { error: error.message.replace(/^check: /, "") };
    }
  };
  const folder = mkdtempSync(join(tmpdir(), "kiosk-web-"));
  const found = { count: 0, decided: 0, different: 0, run: 0 };
  const differs = (...what) => {
    if ((found.different += 1) <= 3) console.error(...what);
  };
  try {
    const lines = createInterface({ input: spawn(maker, [database, String(share), String(seed)], { stdio: ["ignore", "pipe", "inherit"] }).stdout });
    for await (const line of lines) {
      const { family, today, sha256, error } = JSON.parse(line);
      const answer = check(family, today);
      found.count += 1;
      if (!sha256) {
        if (answer.error !== error) differs(`${family}\n  expected ${error}\n  got ${JSON.stringify(answer).slice(0, 400)}`);
        continue;
      }
      found.decided += 1;
      if (answer.json === undefined || createHash("sha256").update(answer.json).digest("hex") !== sha256)
        differs(`${family}\n  got ${JSON.stringify(answer).slice(0, 400)}`);
      if (found.run < toRun && family.includes('"as_of"')) {
        found.run += 1;
        const file = join(folder, "family.json");
        writeFileSync(file, family);
        const written = execFileSync(kiosk, ["check", file, "--format", "json"], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"], maxBuffer: 1 << 26 });
        if (written !== answer.json) differs(`the program says otherwise: ${family}`);
      }
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
  return found;
}
