// SPDX-License-Identifier: Apache-2.0
//
// The rules as trees, for engines that know neither the unknown nor offices nor time: all is told; a rule that waits for
// an office is read twice, as if it held and as if it did not; and what will be is a rule on what is.

// The terms that rules may name are trees already.
function parse(source, parsedTerms) {
    const tokens = source.match(/[A-Za-z0-9_]+|==|!=|<=|>=|\.\.|[^\s]/g) ?? [];
    let at = 0;
    const accept = (token) => tokens[at] === token && ++at > 0;
    const either = () => {
        const of = [both()];
        while (accept("or")) of.push(both());
        return of.length === 1 ? of[0] : { or: of };
    };
    const both = () => {
        const of = [unary()];
        while (accept("and")) of.push(unary());
        return of.length === 1 ? of[0] : { and: of };
    };
    const value = (token) => (/^\d+$/.test(token) ? Number(token) : token);
    const unary = () => {
        if (accept("not")) return { not: unary() };
        if (accept("(")) {
            const inner = either();
            at++;
            return inner;
        }
        const name = tokens[at++];
        if (name === "unsettled") {
            at += 3;
            return { office: true };
        }
        if (name in parsedTerms) return parsedTerms[name];
        const operator = tokens[at];
        if (["==", "!=", "<", "<=", ">", ">="].includes(operator)) {
            at++;
            return { compare: operator, fact: name, value: value(tokens[at++]) };
        }
        if (accept("in")) {
            if (accept("{")) {
                const values = [];
                do values.push(value(tokens[at++]));
                while (accept(","));
                at++;
                return { among: values, fact: name };
            }
            const low = value(tokens[at]);
            const high = value(tokens[at + 2]);
            at += 3;
            return { and: [{ compare: ">=", fact: name, value: low }, { compare: "<=", fact: name, value: high }] };
        }
        return { compare: "==", fact: name, value: true };
    };
    return source === "" ? { and: [] } : either();
}

// As if offices said yes (`office` true) or no; not under a "not", as in all our rules.
function settled(tree, office) {
    if (tree.office) return office;
    if (tree.and) {
        const of = tree.and.map((each) => settled(each, office)).filter((each) => each !== true);
        return of.includes(false) ? false : of.length === 0 ? true : of.length === 1 ? of[0] : { and: of };
    }
    if (tree.or) {
        const of = tree.or.map((each) => settled(each, office)).filter((each) => each !== false);
        return of.includes(true) ? true : of.length === 0 ? false : of.length === 1 ? of[0] : { or: of };
    }
    if (tree.not) {
        const of = settled(tree.not, !office);
        return of === true ? false : of === false ? true : { not: of };
    }
    return tree;
}

// `tree` at a time at which the growing facts named in `then` have those values; what stays is not touched.
const compared = {
    "==": (a, b) => a === b, "!=": (a, b) => a !== b, "<": (a, b) => a < b, "<=": (a, b) => a <= b, ">": (a, b) => a > b, ">=": (a, b) => a >= b,
};
function at(tree, then) {
    if (tree.and) return { and: tree.and.map((each) => at(each, then)) };
    if (tree.or) return { or: tree.or.map((each) => at(each, then)) };
    if (tree.not) return { not: at(tree.not, then) };
    if (!(tree.fact in then)) return tree;
    return tree.among ? tree.among.includes(then[tree.fact]) : compared[tree.compare](then[tree.fact], tree.value);
}
// The values from which on a comparison in `tree` says something else.
function turns(tree, fact) {
    const within = tree.and ?? tree.or ?? (tree.not ? [tree.not] : []);
    const own = tree.fact !== fact ? [] : tree.among ?? [tree.compare === ">" || tree.compare === "<=" ? tree.value + 1 : tree.value];
    return [...new Set([...own, ...within.flatMap((each) => turns(each, fact))])];
}
const growing = ["age", "months_here"];

// Of what `speed --export` writes: for each benefit its trees `may` and `yes` (offices in favour, and against), `confirmed`,
// and, for who may not, `later` (time alone will make it so). What is read in several places (membership) is worked out
// once a child: factored by text into `sharedList`, and read by name.
export function prepare({ terms, benefits }) {
    const parsedTerms = {};
    for (const [name, source] of Object.entries(terms)) parsedTerms[name] = parse(source, parsedTerms);
    const of = (sources) => sources.map((source) => parse(source, parsedTerms));
    const prepared = benefits.map(({ id, clauses, confirm }) => {
        const all = { and: of(clauses) };
        // Every turn of one fact with every other; a time that has passed is none.
        let times = [{ then: {}, not_passed: [] }];
        for (const fact of growing)
            times = times.flatMap(({ then, not_passed }) => [
                { then, not_passed },
                ...turns(all, fact).map((value) => ({
                    then: { ...then, [fact]: value },
                    not_passed: [...not_passed, { compare: "<", fact, value }],
                })),
            ]);
        const later = times.slice(1).map(({ then, not_passed }) => ({ and: [...not_passed, ...at(all, then).and] }));
        return {
            id,
            may: settled(all, true),
            yes: settled(all, false),
            confirmed: settled({ or: of(confirm) }, true),
            later: settled({ or: later }, true),
        };
    });
    const parts = ["may", "yes", "later"];
    const each_conjunct = (tree, visit) => ({
        ...(tree.or && { or: tree.or.map((each) => each_conjunct(each, visit)) }),
        ...(tree.and && { and: tree.and.map(visit) }),
    });
    const times_read = new Map();
    const with_conjuncts = (visit) => {
        for (const benefit of prepared)
            for (const part of parts)
                if (benefit[part].and || benefit[part].or?.every(({ and }) => and)) benefit[part] = each_conjunct(benefit[part], visit);
    };
    with_conjuncts((each) => {
        const key = JSON.stringify(each);
        times_read.set(key, (times_read.get(key) ?? 0) + 1);
        return each;
    });
    const shared = new Map();
    with_conjuncts((each) => {
        const key = JSON.stringify(each);
        if (times_read.get(key) === 1) return each;
        if (!shared.has(key)) shared.set(key, { tree: each, name: `s${shared.size}` });
        return { compare: "==", fact: shared.get(key).name, value: true };
    });
    return { prepared, sharedList: [...shared.values()] };
}

// For json-logic-js and whoever reads the same.
export const toLogic = (tree) => {
    if (typeof tree === "boolean") return tree;
    if (tree.and) return { and: tree.and.map(toLogic) };
    if (tree.or) return { or: tree.or.map(toLogic) };
    if (tree.not) return { "!": [toLogic(tree.not)] };
    if (tree.among) return { in: [{ var: tree.fact }, tree.among] };
    return { [tree.compare === "==" ? "===" : tree.compare === "!=" ? "!==" : tree.compare]: [{ var: tree.fact }, tree.value] };
};
