// SPDX-License-Identifier: Apache-2.0
//
// What is printed, by the button or by the browser's own menu: on the first page all results of each child, on the
// second where to go for what can be had, what to bring and whom to call.
import type { DetailView, HelpView, ResultsView, Screen, Verdict, Words } from "./core";
import { Icon, Sign } from "./parts";
import type { Visit } from "./visit";

export interface Paper {
  appName: string;
  region: string;
  children: ResultsView[];
  /** Services that some child can have, or may have: once each, with the verdict of each child. */
  open: { view: DetailView; verdicts: { child: string; verdict: Verdict; word: string }[] }[];
  help: HelpView;
  screen: Screen;
  words: Words;
}

/** All children's results without going there. */
export function allResults(visit: Visit) {
  const one = visit.ask("results", { child: 0 });
  return one.tabs.length ? one.tabs.map((tab) => visit.ask("results", { child: tab.child })) : [one];
}

export function paperOf(visit: Visit, screen: Screen, words: Words): Paper {
  const children = allResults(visit);
  const open = new Map<number, Paper["open"][number]>();
  for (const child of children)
    for (const tile of child.categories.flatMap((category) => category.tiles)) {
      if (tile.verdict !== "eligible" && tile.verdict !== "conditional") continue;
      const known = open.get(tile.service);
      const verdict = { child: child.tabs.find((tab) => tab.child === child.child)?.label ?? "", verdict: tile.verdict, word: tile.verdict_word };
      if (known) known.verdicts.push(verdict);
      else open.set(tile.service, { view: visit.ask("service", { child: child.child, service: tile.service }), verdicts: [verdict] });
    }
  const language = visit.ofLanguage;
  return {
    appName: language.app_name,
    region: language.regions[screen.region] ?? "",
    children,
    open: [...open.entries()].sort((a, b) => a[0] - b[0]).map((entry) => entry[1]),
    help: visit.ask("help", {}),
    screen,
    words,
  };
}

export function PaperPages({ of }: { of: Paper }) {
  const { words } = of;
  return (
    <>
      <section class="sheet">
        <header>
          <h1>{of.appName}</h1>
          <p>{of.region}</p>
        </header>
        {of.children.map((child) => (
          <section key={child.child} class="paper-child">
            <h2>{child.title}</h2>
            <div class="paper-categories">
              {child.categories.map((category) => (
                <section key={category.id} class={category.color}>
                  <h3>
                    <Icon name={category.icon} />
                    {category.title}
                  </h3>
                  <ul>
                    {category.tiles.map((tile) => (
                      <li key={tile.service}>
                        <span class="label">{tile.name}</span>
                        <Sign verdict={tile.verdict} word={tile.verdict_word} wait={tile.wait} />
                      </li>
                    ))}
                  </ul>
                </section>
              ))}
            </div>
          </section>
        ))}
      </section>
      <section class="sheet">
        <h2>{words["ui.detail_where"]}</h2>
        <ul class="paper-services">
          {of.open.map(({ view, verdicts }) => (
            <li key={view.name}>
              <h3>{view.name}</h3>
              {verdicts.map((each) => (
                <p key={each.child}>
                  <Sign verdict={each.verdict} word={[each.child, each.word].filter(Boolean).join(": ")} />
                </p>
              ))}
              {view.howto.where[0] ? <p>{view.howto.where[0].words}</p> : null}
              {view.howto.bring.length ? (
                <ul class="bring">
                  {view.howto.bring.map((each, at) => (
                    <li key={at}>
                      <Icon name="box" />
                      {each.words}
                    </li>
                  ))}
                </ul>
              ) : null}
              {view.phones.length ? (
                <p class="numbers">
                  <Icon name="phone" />
                  {view.phones.map((phone) => phone.number).join(" · ")}
                </p>
              ) : null}
            </li>
          ))}
        </ul>
        <footer>
          <p>
            {of.help.dangers
              .flatMap((danger) => danger.phones)
              .concat(of.help.others)
              .filter((phone, at, all) => all.findIndex((each) => each.number === phone.number) === at)
              .map((phone) => `${phone.number} ${phone.name}`)
              .join(" · ")}
          </p>
          <p>{of.screen.provenance}</p>
          <p>{of.screen.disclaimer}</p>
        </footer>
      </section>
    </>
  );
}
