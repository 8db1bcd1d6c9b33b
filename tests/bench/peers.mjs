// SPDX-License-Identifier: Apache-2.0
//
// node peers.mjs RULES.JSON SPEED CONTENT.DB FACTS.TOML: the same rules and the same children (speed --export) in rule
// engines from npm, the verdicts compared, the time per child side by side. Every engine may share what it can: the
// clauses of membership are worked out once a child, and unknown is left out, since all is told; a rule that waits for
// an office is read twice, as if it held and as if it did not. Rounds of all engines alternate; medians are shown.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { prepare, toLogic } from "./rules.mjs";

const [rulesFile, speed, database, facts] = process.argv.slice(2);
const exported = JSON.parse(readFileSync(rulesFile, "utf8"));
const { benefits, children, verdicts } = exported;
const { prepared, sharedList } = prepare(exported);

const letter = (may, yes, confirmed) => (!may ? "N" : !yes ? "C" : confirmed ? "C" : "E");

// --- engines: each a function of a child to its letters, perhaps a promise ------------------------------------------------
function logicEngine(apply) {
    const sharing = sharedList.map(({ tree, name }) => [name, apply(toLogic(tree))]);
    const rules = prepared.map((benefit) =>
        apply({ if: [{ "!": [toLogic(benefit.may)] }, "N", { "!": [toLogic(benefit.yes)] }, "C", toLogic(benefit.confirmed), "C", "E"] }),
    );
    return (child) => {
        // Spread, an object takes new names in no class of its own: eight times as long.
        const data = Object.assign({}, child);
        for (const [name, rule] of sharing) data[name] = rule(data);
        let letters = "";
        for (const rule of rules) letters += rule(data);
        return letters;
    };
}

const engines = [];
const add = async (name, count, make) => {
    try {
        engines.push({ name, count, decide: await make(), times: [] });
    } catch (error) {
        console.error(`${name}: ${error.message}`);
    }
};
await add("json-logic-js", 5000, async () => {
    const { default: logic } = await import("json-logic-js");
    return logicEngine((rule) => (data) => logic.apply(rule, data));
});
await add("json-logic-engine, compiled", 20000, async () => {
    const { LogicEngine } = await import("json-logic-engine");
    const engine = new LogicEngine();
    return logicEngine((rule) => engine.build(rule));
});
await add("json-rules-engine", 200, async () => {
    const { Engine } = await import("json-rules-engine");
    const names = { "==": "equal", "!=": "notEqual", "<": "lessThan", "<=": "lessThanInclusive", ">": "greaterThan", ">=": "greaterThanInclusive" };
    const condition = (tree) => {
        if (tree.and) return { all: tree.and.map(condition) };
        if (tree.or) return { any: tree.or.map(condition) };
        if (tree.not) return { not: condition(tree.not) };
        if (tree.among) return { fact: tree.fact, operator: "in", value: tree.among };
        return { fact: tree.fact, operator: names[tree.compare], value: tree.value };
    };
    const root = (tree) => (tree.and || tree.or || tree.not ? condition(tree) : { all: tree === true ? [] : [condition(tree)] });
    const engine = new Engine();
    for (const { tree, name } of sharedList) engine.addFact(name, undefined);
    const sharing = new Engine();
    for (const { tree, name } of sharedList) sharing.addRule({ conditions: root(tree), event: { type: name } });
    const parts = ["may", "yes", "confirmed"];
    for (const [at, benefit] of prepared.entries())
        for (const part of parts)
            if (typeof benefit[part] !== "boolean") engine.addRule({ conditions: root(benefit[part]), event: { type: `${at}.${part}` } });
    return async (child) => {
        const data = Object.assign({}, child);
        for (const { name } of sharedList) data[name] = false;
        for (const event of (await sharing.run(child)).events) data[event.type] = true;
        const held = new Set((await engine.run(data)).events.map((event) => event.type));
        return prepared.map((benefit, at) => letter(...parts.map((part) => (typeof benefit[part] === "boolean" ? benefit[part] : held.has(`${at}.${part}`))))).join("");
    };
});
const expression = (tree) => {
    if (typeof tree === "boolean") return String(tree);
    if (tree.and) return `(${tree.and.map(expression).join(" and ")})`;
    if (tree.or) return `(${tree.or.map(expression).join(" or ")})`;
    if (tree.not) return `not(${expression(tree.not)})`;
    if (tree.among) return `(${tree.fact} in ${JSON.stringify(tree.among)})`;
    return `(${tree.fact} ${tree.compare} ${JSON.stringify(tree.value)})`;
};
await add("@gorules/zen-engine", 5000, async () => {
    const { ZenEngine } = await import("@gorules/zen-engine");
    const node = (id, expressions) => ({ id, name: id, type: "expressionNode", position: { x: 0, y: 0 }, content: { passThrough: true, expressions } });
    const decision = new ZenEngine().createDecision(
        Buffer.from(
            JSON.stringify({
                nodes: [
                    { id: "in", name: "in", type: "inputNode", position: { x: 0, y: 0 } },
                    node("shared", sharedList.map(({ tree, name }) => ({ id: name, key: name, value: expression(tree) }))),
                    node("benefits", prepared.map((benefit, at) => ({
                        id: `b${at}`, key: `b${at}`,
                        value: `${expression(benefit.may)} ? (${expression(benefit.yes)} ? (${expression(benefit.confirmed)} ? "C" : "E") : "C") : "N"`,
                    }))),
                    { id: "out", name: "out", type: "outputNode", position: { x: 0, y: 0 } },
                ],
                edges: [
                    { id: "e1", sourceId: "in", targetId: "shared", type: "edge" },
                    { id: "e2", sourceId: "shared", targetId: "benefits", type: "edge" },
                    { id: "e3", sourceId: "benefits", targetId: "out", type: "edge" },
                ],
            }),
        ),
    );
    return async (child) => {
        const { result } = await decision.evaluate(child);
        return prepared.map((_, at) => result[`b${at}`]).join("");
    };
});
await add("publicodes", 100, async () => {
    const { default: Publicodes } = await import("publicodes");
    const dotted = (name) => name.replaceAll("_", " ");
    const condition = (tree) => {
        if (typeof tree === "boolean") return tree ? "oui" : "non";
        if (tree.and) return { "toutes ces conditions": tree.and.map(condition) };
        if (tree.or) return { "une de ces conditions": tree.or.map(condition) };
        if (tree.not) return { "est non applicable": condition(tree.not), ...{ "=": [condition(tree.not), "non"] } };
        if (tree.among) return { "une de ces conditions": tree.among.map((each) => `${dotted(tree.fact)} = '${each}'`) };
        if (tree.value === true) return `${dotted(tree.fact)} = oui`;
        return `${dotted(tree.fact)} ${tree.compare === "==" ? "=" : tree.compare} ${typeof tree.value === "number" ? tree.value : `'${tree.value}'`}`;
    };
    const fixed = (tree) => {
        if (typeof tree !== "object") return tree;
        if (tree.not) {
            const { compare, ...rest } = tree.not;
            if (compare === "==" && rest.value === true) return { compare: "==", fact: rest.fact, value: false };
            throw new Error("a negation that cannot be said");
        }
        if (tree.and) return { and: tree.and.map(fixed) };
        if (tree.or) return { or: tree.or.map(fixed) };
        return tree;
    };
    const yesNo = (tree) => {
        const of = fixed(tree);
        return of.value === false ? `${dotted(of.fact)} = non` : condition(of);
    };
    const rules = {};
    for (const [fact, value] of Object.entries(children[0]))
        rules[dotted(fact)] = typeof value === "boolean" ? "non" : typeof value === "number" ? 0 : `'${value}'`;
    for (const { tree, name } of sharedList) rules[name] = { valeur: yesNo(tree) };
    for (const [at, benefit] of prepared.entries())
        for (const part of ["may", "yes", "confirmed"]) rules[`b${at} ${part}`] = { valeur: yesNo(benefit[part]) };
    const engine = new Publicodes(rules, { strict: { situation: false }, logger: { log() {}, warn() {}, error() {} } });
    return (child) => {
        const situation = {};
        for (const [fact, value] of Object.entries(child))
            situation[dotted(fact)] = typeof value === "boolean" ? (value ? "oui" : "non") : typeof value === "number" ? value : `'${value}'`;
        engine.setSituation(situation);
        const is = (rule) => engine.evaluate(rule).nodeValue === true;
        return prepared.map((_, at) => letter(is(`b${at} may`), is(`b${at} yes`), is(`b${at} confirmed`))).join("");
    };
});

// --- verdicts: every child, or as many as an engine decides in a while --------------------------------------------------
const patience = 60_000; // milliseconds
for (const engine of engines) {
    engine.wrong = 0;
    engine.compared = 0;
    const end = Date.now() + patience;
    for (; engine.compared < children.length && (engine.compared % 100 !== 0 || Date.now() < end); ++engine.compared) {
        const letters = engine.decide(children[engine.compared]);
        if ((letters instanceof Promise ? await letters : letters) !== verdicts[engine.compared]) ++engine.wrong;
    }
}

// --- rounds ---------------------------------------------------------------------------------------------------------
const ours = { "kiosk, with reasons": [], "kiosk, verdicts only": [] };
const rounds = Number(process.env.ROUNDS ?? 5);
for (let round = 0; round < rounds; ++round) {
    for (const engine of engines) {
        const begun = process.hrtime.bigint();
        for (let i = 0; i < engine.count && i < children.length; ++i) {
            const letters = engine.decide(children[i]);
            if (letters instanceof Promise) await letters;
        }
        engine.times.push(Number(process.hrtime.bigint() - begun) / 1000 / Math.min(engine.count, children.length));
    }
    const report = JSON.parse(execFileSync(speed, [database, facts, "--benchmark_format=json", "--benchmark_min_time=0.3"], { stdio: ["ignore", "pipe", "ignore"] }));
    for (const { name, cpu_time, time_unit } of report.benchmarks) {
        const micro = time_unit === "ns" ? cpu_time / 1000 : cpu_time;
        if (name === "decide, with reasons") ours["kiosk, with reasons"].push(micro);
        if (name === "verdicts only, from answers") ours["kiosk, verdicts only"].push(micro);
    }
}
const median = (times) => [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)];
const fastest = median(ours["kiosk, verdicts only"]);
const row = (name, time, note) => console.log(`${name.padEnd(30)} ${time.toFixed(3).padStart(12)} µs  ${(time / fastest).toFixed(0).padStart(8)}×  ${note}`);
console.log(`${benefits.length} benefits, ${children.length} children, median of ${rounds} rounds`);
for (const [name, times] of Object.entries(ours)) row(name, median(times), "");
for (const engine of engines) row(engine.name, median(engine.times), `${engine.wrong} of ${engine.compared} children decided otherwise; timed on ${engine.count}`);
process.exit(engines.some((engine) => engine.wrong > 0) ? 1 : 0);
