// SPDX-License-Identifier: Apache-2.0
//
// finish.mjs FOLDER: completes the built page. Writes the service worker, which names each file of this edition; packs
// each file for servers that give out ready-made Brotli or gzip; prints what a first visit loads, and fails where that is too much.
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { transformWithEsbuild } from "vite";

const folder = process.argv[2];
const isPacked = (file) => /\.(br|gz)$/.test(file);
const limit = { first_question: 250_000, visit: 700_000 }; // bytes, compressed; zh-Hans

const index = JSON.parse(readFileSync(join(folder, "content/index.json"), "utf8"));
const policy = `content/${index.files.policy.path}`;
// The build folder may still hold earlier editions.
for (const entry of readdirSync(join(folder, "content"), { withFileTypes: true }))
  if (entry.isDirectory() && !policy.startsWith(`content/${entry.name}/`)) rmSync(join(folder, "content", entry.name), { recursive: true });

const files = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => relative(folder, join(entry.parentPath ?? entry.path, entry.name)));
for (const old of files.filter((file) => isPacked(file))) rmSync(join(folder, old));

// What others wrote of it, under their licences.
const home = join(dirname(fileURLToPath(import.meta.url)), "..");
const notices = ["preact", "intl-messageformat", "@formatjs/icu-messageformat-parser", "@formatjs/icu-skeleton-parser", "@formatjs/fast-memoize", "@noble/hashes"]
  .filter((name) => existsSync(join(home, "node_modules", name)))
  .map((name) => {
    const { version, license } = JSON.parse(readFileSync(join(home, "node_modules", name, "package.json"), "utf8"));
    const text = readdirSync(join(home, "node_modules", name)).find((file) => /^licen[cs]e/i.test(file));
    return `${name} ${version}, ${license}\n\n${text ? readFileSync(join(home, "node_modules", name, text), "utf8").trim() : ""}\n`;
  });
notices.push("Faces cut from Noto Serif Tibetan and Noto Sans Arabic, The Noto Project Authors: SIL Open Font License 1.1, https://openfontlicense.org\n");
writeFileSync(join(folder, "licenses.txt"), notices.join("\n----\n\n"));
if (!files.includes("licenses.txt")) files.push("licenses.txt");

// Asked for with the page itself: on a slow network each request that waits for another costs half a second.
const asking = files.find((file) => /^assets\/asking-.*\.js$/.test(file));
const html = readFileSync(join(folder, "index.html"), "utf8");
if (!html.includes(policy))
  writeFileSync(
    join(folder, "index.html"),
    html.replace(/(\s*)(<link[^>]*href="\.\/content\/index\.json"[^>]*>)/, (all, space, link) =>
      `${all}${space}${link.replace("content/index.json", policy)}${space}<link rel="modulepreload" href="./${asking}" crossorigin />`),
  );

const published = files.filter((file) => !isPacked(file) && file !== "service-worker.js" && file !== "README.md").sort();
const hash = createHash("sha256");
for (const file of published) hash.update(`${file}\n`).update(readFileSync(join(folder, file)));
const edition = `${index.edition.sha256.slice(0, 16)}-${hash.digest("hex").slice(0, 16)}`;

// The faces come when a script needs them, the content when its language and region are chosen.
const isContent = (file) => file.startsWith("content/") && !file.startsWith("content/index.json");
const isFace = (file) => /\/(tibetan|uyghur)-[^/]*\.woff2$/.test(file);
const shell = published.filter((file) => !isContent(file) && !isFace(file) && !["index.html", "licenses.txt"].includes(file));
const source = readFileSync(join(home, "src/service-worker.ts"), "utf8");
const { code } = await transformWithEsbuild(source, "service-worker.ts", {
  minify: true,
  sourcemap: false,
  target: "es2019",
  define: { EDITION: JSON.stringify(edition), CONTENT: JSON.stringify(published.filter(isContent)), SHELL: JSON.stringify(["./", ...shell, policy]) },
});
writeFileSync(join(folder, "service-worker.js"), code.replace(/export\s*\{\s*\};?/g, ""));

const packed = new Map();
for (const file of [...published, "service-worker.js"]) {
  const bytes = readFileSync(join(folder, file));
  if (/\.(woff2|png)$/.test(file)) {
    packed.set(file, { br: bytes.length, gzip: bytes.length });
    continue;
  }
  const [br, gzip] = [brotliCompressSync(bytes), gzipSync(bytes, { level: 9 })]; // the smallest that each can
  writeFileSync(join(folder, `${file}.br`), br);
  writeFileSync(join(folder, `${file}.gz`), gzip);
  packed.set(file, { br: br.length, gzip: gzip.length });
}

const language = "zh-Hans";
const rows = [];
const row = (what, names) => {
  const sum = (of) => names.reduce((all, name) => all + of(name), 0);
  const bytes = sum((name) => packed.get(name).gzip);
  rows.push([what, sum((name) => packed.get(name).br), bytes, sum((name) => statSync(join(folder, name)).size)]);
  return bytes; // what any server can give out is what is judged
};
const isTelling = (file) => /^assets\/telling-/.test(file);
const largest = (part) =>
  `content/${Object.values(index.files[part]).map((of) => of[language]).reduce((a, b) => (packed.get(`content/${b.path}`).gzip > packed.get(`content/${a.path}`).gzip ? b : a)).path}`;
const questions = largest("ask");
const before =
  row("page, style, icons", published.filter((file) => /\.(html|js|css|svg)$/.test(file) && !isTelling(file))) +
  row("core.wasm", ["core.wasm"]) +
  row("content: index, policy", [...published.filter((file) => file.startsWith("content/index.json")), policy]) +
  row(`content: questions, ${language}`, [questions]);
const after =
  row("page: results and services", published.filter(isTelling)) +
  row("content: questions, other regions", Object.values(index.files.ask).map((of) => `content/${of[language].path}`).filter((file) => file !== questions)) +
  row(`content: results and services, ${language}`, [largest("tell")]) + row("service worker", ["service-worker.js"]) +
  row("names of languages", published.filter((file) => /name-.*\.woff2$/.test(file)));
row("Tibetan, Uyghur faces, only there", published.filter(isFace));

const kilobytes = (bytes) => (bytes / 1000).toFixed(1).padStart(8);
console.log(`${folder}, edition ${edition}\n\n${"A first visit, kB".padEnd(46)}     br    gzip   plain`);
for (const [what, ...sizes] of rows) console.log(`${what.padEnd(44)}${sizes.map(kilobytes).join("")}`);
console.log(`${"Before the first question (at most 250)".padEnd(52)}${kilobytes(before)}`);
console.log(`${`All of a first visit in ${language} (at most 700)`.padEnd(52)}${kilobytes(before + after)}`);
if (before > limit.first_question || before + after > limit.visit) {
  console.error("finish.mjs: a first visit loads more than that");
  process.exit(1);
}
