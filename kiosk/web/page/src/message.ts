// SPDX-License-Identifier: Apache-2.0
//
// What our messages use of ICU MessageFormat, and no more: {name}, {name, plural, =0 {…} one {…} other {# …}}, quotes by
// apostrophes. A library that reads all of it is a third of the page's script; the test web_messages compares every message
// with arguments, in every language, with what ICU makes of it.

export type Values = Record<string, string | number>;
type Part = string | ((values: Values, counted: number) => string);

const wanting = (pattern: string, at: number): never => {
  throw new SyntaxError(`${pattern}: not a message, from character ${at + 1} on`);
};

// To make one of these costs a slow phone more than to use it a hundred times.
const made = new Map<string, { numbers: Intl.NumberFormat; plurals: Intl.PluralRules }>();
function of(locale: string) {
  const known = made.get(locale) ?? { numbers: new Intl.NumberFormat(locale), plurals: new Intl.PluralRules(locale) };
  made.set(locale, known);
  return known;
}

/** Reads `pattern` once; what it gives throws a RangeError where an argument is missing. */
export function message(locale: string, pattern: string): (values: Values) => string {
  const { numbers, plurals } = of(locale);
  const given = (values: Values, name: string): string | number => {
    const value = values[name];
    if (value === undefined) throw new RangeError(`${pattern}: no ${name}`);
    return value;
  };
  const written = (value: string | number): string => (typeof value === "number" ? numbers.format(value) : value);

  let at = 0;
  const word = (until: RegExp): string => {
    const from = at;
    while (at < pattern.length && !until.test(pattern[at]!)) ++at;
    return pattern.slice(from, at).trim();
  };
  const expect = (sign: string): void => {
    if (pattern[at] !== sign) wanting(pattern, at);
    ++at;
  };
  const argument = (): Part => {
    const name = word(/[,}]/);
    if (pattern[at] === "}") {
      ++at;
      return (values) => written(given(values, name));
    }
    expect(",");
    if (word(/[,}]/) !== "plural") wanting(pattern, at);
    expect(",");
    const branches = new Map<string, (values: Values, counted: number) => string>();
    for (let key = word(/[{}]/); pattern[at] === "{"; key = word(/[{}]/)) {
      ++at;
      branches.set(key, parts(true));
      expect("}");
    }
    expect("}");
    const other = branches.get("other") ?? wanting(pattern, at);
    return (values) => {
      const count = Number(given(values, name));
      return (branches.get(`=${count}`) ?? branches.get(plurals.select(count)) ?? other)(values, count);
    };
  };
  // Up to the brace that ends it.
  const parts = (inPlural: boolean): ((values: Values, counted: number) => string) => {
    const all: Part[] = [];
    let text = "";
    const end = () => {
      if (text) all.push(text);
      text = "";
    };
    while (at < pattern.length && pattern[at] !== "}") {
      const sign = pattern[at++]!;
      if (sign === "'" && pattern[at] === "'") {
        text += pattern[at++];
      } else if (sign === "'" && (/[{}]/.test(pattern[at] ?? "") || (inPlural && pattern[at] === "#"))) {
        for (; at < pattern.length && (pattern[at] !== "'" || pattern[at + 1] === "'"); ++at) {
          if (pattern[at] === "'") ++at;
          text += pattern[at];
        }
        ++at;
      } else if (sign === "#" && inPlural) {
        end();
        all.push((_values, counted) => written(counted));
      } else if (sign === "{") {
        end();
        all.push(argument());
      } else {
        text += sign;
      }
    }
    end();
    return (values, counted) => all.map((part) => (typeof part === "string" ? part : part(values, counted))).join("");
  };
  const whole = parts(false);
  if (at < pattern.length) wanting(pattern, at);
  return (values) => whole(values, 0);
}
