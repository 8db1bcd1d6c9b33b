// SPDX-License-Identifier: Apache-2.0
//
// One child's results: all services of the list at one look.
import type { ResultsView, Words } from "../core";
import { openOverlay, ownActions } from "../core";
import { type Act, Button, categoryClass, Heading, Icon, Sign } from "../parts";

export interface TakeAlong {
  print: () => void;
  picture: () => void;
}

/** The children of the family, one of them shown. */
export function Tabs({ view, act, words }: { view: ResultsView; act: Act; words: Words }) {
  if (view.tabs.length === 0) return null;
  return (
    <div class="tabs" role="group" aria-label={words["page.children"]}>
      {view.tabs.map((tab) => (
        <Button key={tab.child} id={`child-${tab.child}`} label={tab.label} current={tab.selected} onClick={() => act(tab.action)} />
      ))}
    </div>
  );
}

export function Results({ view, act, words, take }: { view: ResultsView; act: Act; words: Words; take: TakeAlong }) {
  return (
    <>
      <Tabs view={view} act={act} words={words} />
      <Heading>{view.title}</Heading>
      <ul class="counts">
        {view.counts.map((count) => (
          <li key={count.verdict}>
            <Sign verdict={count.verdict} word={count.label} />
          </li>
        ))}
      </ul>
      {view.membership ? (
        <Button id="membership" icon="info" label={view.membership} onClick={() => act(openOverlay("membership"))} />
      ) : null}
      {view.step ? (
        <div class="first">
          <Button
            kind="primary"
            id="first-step"
            icon={view.step.kind === "answer" ? "edit" : "signpost"}
            label={view.step.label}
            hint={[view.first, view.step.hint].filter(Boolean).join(" · ")}
            onClick={() => act(view.step!.action)}
          />
        </div>
      ) : null}
      <div class="categories">
        {view.categories.map((category) => (
          <section key={category.id} class={categoryClass(category.color)} aria-labelledby={`category-${category.id}`}>
            <h2 id={`category-${category.id}`}>
              <Icon name={category.icon} />
              {category.title}
            </h2>
            <ul class="tiles">
              {category.tiles.map((tile) => (
                <li key={tile.service}>
                  <button type="button" id={`tile-${tile.service}`} class={`tile ${tile.verdict}`} onClick={() => act(tile.action)}>
                    <Icon name={tile.icon} />
                    <span class="label">{tile.name}</span>
                    <Sign verdict={tile.verdict} word={tile.verdict_word} wait={tile.wait} />
                  </button>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
      <div class="next">
        <Button id="print" icon="print" label={words["page.print"]} onClick={take.print} />
        <Button id="picture" icon="bag" label={words["page.picture"]} onClick={take.picture} />
        {view.compare.map((other, at) => (
          <Button key={at} id={`compare-${at}`} icon="compare" label={other.label} onClick={() => act(other.action)} />
        ))}
        <Button id="change" icon="edit" label={view.change} onClick={() => act(ownActions.show_review)} />
      </div>
    </>
  );
}
