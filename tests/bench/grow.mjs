// SPDX-License-Identifier: Apache-2.0
//
// node grow.mjs CONTENT COUNT OUT [LANGUAGE…]: content with COUNT regions, as a national database might have: the real ones, and the
// last of them again and again under other names, with its own words, rules and translations. For measuring only.
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const [content, count, out, ...languages] = process.argv.slice(2); // no languages: all
const model = { id: "shenzhen", name: "深圳", prefix: "SZ" };
const stems = [..."东南西北上下左右山水火土木金日月天地江海河湖"];
const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];

rmSync(out, { recursive: true, force: true });
cpSync(content, out, { recursive: true });
const read = (...path) => readFileSync(join(content, ...path), "utf8");
for (const language of readdirSync(join(out, "languages")))
    if (languages.length > 0 && !languages.includes(language)) rmSync(join(out, "languages", language), { recursive: true });
const copies = [];
for (let i = 0, taken = new Set(["SZ", "ZJ"]); copies.length < Number(count) - 2; ++i) {
    const prefix = letters[Math.floor(i / 26)] + letters[i % 26];
    if (taken.has(prefix)) continue;
    copies.push({ id: `region_${copies.length + 1}`, name: stems[Math.floor(copies.length / 22)] + stems[copies.length % 22], prefix });
}
const rules = read("regions", `${model.id}.toml`);
const renamed = (text, to) => text.replaceAll(model.name, to.name).replaceAll(`${model.prefix}-`, `${to.prefix}-`);

for (const to of copies) {
    const own = renamed(rules, to).replace(`id = "${model.id}"`, `id = "${to.id}"`);
    writeFileSync(join(out, "regions", `${to.id}.toml`), own);
    // The howto, which all share, cites the model's own text.
    const text = read("regions", `${model.id}.txt`);
    writeFileSync(join(out, "regions", `${to.id}.txt`), renamed(text, to) + text);
}

// A language's lines about the model, for each copy its own. A message may go on over several lines.
for (const language of readdirSync(join(out, "languages")))
    for (const file of readdirSync(join(content, "languages", language)).filter((name) => name !== "state.toml" && name.endsWith(".toml"))) {
        const blocks = read("languages", language, file).split(/\n(?=")/);
        const ours = blocks.filter((block) => {
            const key = block.match(/^"((?:[^"\\]|\\.)*)"/)?.[1] ?? "";
            return key.includes(`@${model.id}`) || key.includes(`${model.prefix}-`) || (file === "official.toml" && key.includes(model.name) && rules.includes(key));
        });
        for (const to of ours.length > 0 ? copies : []) {
            const folder = join(out, "languages", language, "regions", to.id);
            mkdirSync(folder, { recursive: true });
            const own = ours.map((block) => renamed(block.replaceAll(`@${model.id}`, `@${to.id}`), to).replace(/\n+#[\s\S]*$/, ""));
            writeFileSync(join(folder, file), own.join("\n") + "\n");
        }
    }
