// SPDX-License-Identifier: Apache-2.0
//
// What the core asks of the browser (core/page_formatter.cpp): messages in ICU MessageFormat by intl-messageformat, lists
// and dates by Intl. On the kiosk ICU does the same; both know CLDR.
import { IntlMessageFormat } from "intl-messageformat";

// A browser without a locale's data would speak its own language instead. It has none of Tibetan's and Uyghur's: digits,
// and plurals that tell one from others, are as in English there; dates are written here.
const known = (locale: string): boolean => once(supported, locale, () => Intl.NumberFormat.supportedLocalesOf(locale).length > 0);
const numbersIn = (locale: string): string => (known(locale) ? locale : "en");

const rightToLeft = new Set(["Arab", "Hebr", "Thaa", "Syrc", "Nkoo", "Adlm"]);

// As in CLDR, whose data browsers leave out.
const months: Record<string, string[]> = {
  bo: ["དང་པོ", "གཉིས་པ", "གསུམ་པ", "བཞི་པ", "ལྔ་པ", "དྲུག་པ", "བདུན་པ", "བརྒྱད་པ", "དགུ་པ", "བཅུ་པ", "བཅུ་གཅིག་པ", "བཅུ་གཉིས་པ"],
  ug: ["يانۋار", "فېۋرال", "مارت", "ئاپرېل", "ماي", "ئىيۇن", "ئىيۇل", "ئاۋغۇست", "سېنتەبىر", "ئۆكتەبىر", "نويابىر", "دېكابىر"],
};
const unknownDate: Record<string, (year: number, month: string, day: number) => string> = {
  bo: (year, month, day) => `སྤྱི་ལོ་${year} ཟླ་བ་${month}འི་ཚེས་${day}`,
  ug: (year, month, day) => `${day}-${month}، ${year}`,
};

// The core asks the same at every tap, and what Intl makes to answer it costs a slow phone milliseconds.
const supported = new Map<string, boolean>();
const dates = new Map<string, Intl.DateTimeFormat>();
const directions = new Map<string, string>();
function once<Made>(all: Map<string, Made>, key: string, make: () => Made): Made {
  let found = all.get(key);
  if (found === undefined) all.set(key, (found = make()));
  return found;
}

function date(locale: string, daysSince1970: number): string {
  const day = new Date(daysSince1970 * 86_400_000);
  if (known(locale)) return once(dates, locale, () => new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" })).format(day);
  const { language } = new Intl.Locale(locale);
  const month = months[language]?.[day.getUTCMonth()];
  return month ? unknownDate[language]!(day.getUTCFullYear(), month, day.getUTCDate()) : day.toISOString().slice(0, 10);
}

/** What Intl loads when it is first asked, a twentieth of a second on a slow phone, it loads now. */
export const readyFor = (locale: string): void => void date(locale, 0);

// ICU writes a number that is named alone, {count}, as the locale does; intl-messageformat does so for {count, number}.
type Element = ReturnType<IntlMessageFormat["getAst"]>[number];
const argument = 1; // TYPE of @formatjs/icu-messageformat-parser
const number = 2;
function writeNumbers(elements: Element[], numbers: Set<string>): void {
  for (const element of elements as { type: number; value?: string; style?: null; options?: Record<string, { value: Element[] }> }[]) {
    if (element.type === argument && numbers.has(element.value ?? "")) {
      element.type = number;
      element.style = null;
    }
    for (const option of Object.values(element.options ?? {})) writeNumbers(option.value, numbers);
  }
}

/** Answers (what, texts) as core/host.mjs asks; undefined where there is no answer. Each pattern is read once. */
export function formats(): (what: string, texts: string[]) => string | undefined {
  const read = new Map<string, IntlMessageFormat>();
  const pattern = (locale: string, text: string, values: Record<string, string | number>): IntlMessageFormat => {
    const numbers = Object.keys(values).filter((name) => typeof values[name] === "number");
    const key = `${locale}\n${numbers.join()}\n${text}`;
    let format = read.get(key);
    if (!format) {
      format = new IntlMessageFormat(text, numbersIn(locale), undefined, { ignoreTag: true });
      writeNumbers(format.getAst(), new Set(numbers));
      read.set(key, format);
    }
    return format;
  };
  const answers: Record<string, (locale: string, ...texts: string[]) => string | undefined> = {
    right_to_left: (locale) => once(directions, locale, () => (rightToLeft.has(new Intl.Locale(locale).maximize().script ?? "") ? "yes" : "no")),
    format: (locale, text, values) => {
      try {
        const given = JSON.parse(values!) as Record<string, string | number>;
        return String(pattern(locale, text!, given).format(given));
      } catch (problem) {
        console.error(problem);
        return undefined; // an argument is missing
      }
    },
    list: (locale, items) => new Intl.ListFormat(numbersIn(locale), { type: "conjunction" }).format(JSON.parse(items!) as string[]),
    date: (locale, days) => date(locale, Number(days)),
  };
  return (what, [locale, ...texts]) => answers[what]?.((locale ?? "").replaceAll("_", "-"), ...texts);
}
