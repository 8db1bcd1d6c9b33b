// SPDX-License-Identifier: Apache-2.0
//
// node engines.mjs FOLDER REGION | FOLDER staging QUERY: DuckDB's part of tests/sql/engines, over the files that it put
// into FOLDER.
import { readFileSync } from "node:fs";
import { DuckDBInstance } from "@duckdb/node-api";

const [folder, region, query] = process.argv.slice(2);
const text = (name) => readFileSync(`${folder}/${name}`, "utf8");
const connection = await (await DuckDBInstance.create(":memory:")).connect();
if (region === "staging") {
    for (const part of ["duckdb.schema.sql", "raw.sql"]) await connection.run(text(part));
    await connection.run('ALTER TABLE register ADD "街道" TEXT');
    await connection.run(text("duckdb.staging.sql"));
    const shown = (cell) => (cell === null ? "" : cell === true ? "t" : cell === false ? "f" : String(cell));
    for (const row of (await connection.runAndReadAll(query)).getRows()) console.log(row.map(shown).join("|"));
    process.exit(0);
}
const version = (await (await connection.runAndReadAll("SELECT version()")).getRows())[0][0];
await connection.run(text("tables.sql"));
for (const [table, file] of [["register", "children.csv"], ["said", "said.csv"]])
    await connection.run(`COPY ${table} FROM '${folder}/${file}' (HEADER)`);
await connection.run(text("duckdb.sql"));
await connection.run(`CREATE TABLE verdicts AS SELECT * FROM verdicts_${region}`);
const rows = (await connection.runAndReadAll(
    `SELECT count(*), sum(rows), sum(differ) FROM (${text("compare.sql")}) AS all_of_them`)).getRows();
const [benefits, verdicts, differ] = rows[0];
console.log(`DuckDB ${version}: ${benefits} benefits, ${verdicts} verdicts, ${differ} differ`);
