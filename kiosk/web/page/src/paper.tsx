// SPDX-License-Identifier: Apache-2.0
//
// What is printed, by the button or by the browser's own menu: on the first page all results of each child, on the
// second where to go for what can be had, what to bring and whom to call.
import type { DetailView, HelpView, ResultsView, Screen, Verdict, Words } from "./core";
import { Icon, Sign } from "./parts";

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
