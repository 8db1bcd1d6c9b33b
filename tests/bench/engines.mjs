// SPDX-License-Identifier: Apache-2.0
//
// What tests/bench/engines has node do:
//
//   query RULES.JSON verdicts|counts           what a database is asked of the view `decided`: all verdicts of each row; how
//                                              often each is that of each benefit
//   query RULES.JSON verdicts|counts TABLE...  the same of tables that hold such answers
//   answered RULES.JSON                        the counts, "benefit verdict count" a line, of a database's answer on standard
//                                              input; as the next two write them
//   listed RULES.JSON                          of the list of `kiosk check --batch` on standard input
//   logic RULES.JSON CHILDREN.JSONL            of json-logic-engine, compiled
//   duckdb DATABASE FILE...                    statements on two threads; the answer of the last
//
// The last two write "seconds N" first, without what node itself takes to start.
import { createReadStream, readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { prepare, toLogic } from "./rules.mjs";

const verdicts = ["eligible", "conditional", "undetermined", "not_yet", "ineligible"];
const [what, first, ...rest] = process.argv.slice(2);
const rules = what === "duckdb" ? undefined : JSON.parse(readFileSync(first, "utf8"));
const cells = rules?.benefits.flatMap(({ id }) => verdicts.map((verdict) => [id, verdict]));
const put = (counts) => console.log(cells.map((cell, at) => [...cell, counts[at]].join(" ")).join("\n"));
const lines = (input) => createInterface({ input, crlfDelay: Infinity });
const begun = process.hrtime.bigint();
const put_seconds = () => console.log(`seconds ${Number(process.hrtime.bigint() - begun) / 1e9}`);

const parts = {
    query() {
        const [asked, ...tables] = rest;
        const columns = asked === "counts" ? cells.map(([id, verdict]) => `CASE WHEN "${id}" = '${verdict}' THEN 1 END`) : rules.benefits.map(({ id }) => `"${id}"`);
        if (tables.length === 0) console.log(`SELECT ${columns.map((column, at) => `count(${column}) AS c${at}`).join(", ")} FROM decided`);
        else
            console.log(`SELECT ${columns.map((_, at) => `sum(c${at})`).join(", ")} FROM (${
                tables.map((table) => `SELECT * FROM ${table}`).join(" UNION ALL ")}) AS of_all`);
    },
    answered() {
        put(readFileSync(0, "utf8").trim().split("\n").at(-1).split(/[|,]/));
    },
    async listed() {
        const counts = new Map();
        for await (const line of lines(process.stdin)) {
            const child = JSON.parse(line);
            for (const verdict of verdicts)
                for (const id of child[verdict]) counts.set(id + verdict, (counts.get(id + verdict) ?? 0) + 1);
        }
        put(cells.map(([id, verdict]) => counts.get(id + verdict) ?? 0));
    },
    async logic() {
        const { LogicEngine } = await import("json-logic-engine");
        const engine = new LogicEngine();
        const { prepared, sharedList } = prepare(rules);
        const sharing = sharedList.map(({ tree, name }) => [name, engine.build(toLogic(tree))]);
        // The place in `verdicts`.
        const certain = (benefit) => ({ or: [{ "!": [toLogic(benefit.yes)] }, toLogic(benefit.confirmed)] });
        const deciding = prepared.map((benefit) =>
            engine.build({ if: [toLogic(benefit.may), { if: [certain(benefit), 1, 0] }, toLogic(benefit.later), 3, 4] }));
        const counts = new Array(cells.length).fill(0);
        for await (const line of lines(createReadStream(rest[0]))) {
            const child = JSON.parse(line);
            for (const [name, rule] of sharing) child[name] = rule(child);
            for (let at = 0; at < deciding.length; ++at) ++counts[at * verdicts.length + deciding[at](child)];
        }
        put_seconds();
        put(counts);
    },
    async duckdb() {
        const { DuckDBInstance } = await import("@duckdb/node-api");
        const connection = await (await DuckDBInstance.create(first, { threads: "2" })).connect();
        const asked = rest.pop();
        for (const file of rest) await connection.run(readFileSync(file, "utf8"));
        const rows = (await connection.runAndReadAll(readFileSync(asked, "utf8"))).getRows();
        put_seconds();
        for (const row of rows) console.log(row.join(","));
    },
};
await parts[what]();
