// SPDX-License-Identifier: Apache-2.0
//
// The same family in another region.
import type { CompareView, Side } from "../core";
import { type Act, Button, Heading, Sign } from "../parts";

/** How it stands there, and what is to be said of it. */
function Stands({ side }: { side: Side }) {
  return (
    <>
      {side.verdict ? <Sign verdict={side.verdict} word={side.verdict_word} /> : null}
      {side.notes.map((note, at) => (
        <p key={at} class="hint">
          {note}
        </p>
      ))}
    </>
  );
}

function Place({ side }: { side: Side }) {
  return (
    <div class="side">
      <h4>{side.region}</h4>
      {side.service ? <p class="label">{side.service}</p> : <p>{side.only}</p>}
      <Stands side={side} />
    </div>
  );
}

/** Called and decided alike in both. */
function Both({ side }: { side: Side }) {
  return (
    <div class="side">
      <h3>{side.service}</h3>
      <Stands side={side} />
    </div>
  );
}

function Pairs({ title, of }: { title: string; of: CompareView["same"] }) {
  if (of.length === 0) return null;
  return (
    <section>
      <h2>{title}</h2>
      <ul class="pairs">
        {of.map((pair, at) => (
          <li key={at} class="card pair">
            {pair.here.service === pair.there.service && pair.here.verdict === pair.there.verdict ? (
              <Both side={pair.there} />
            ) : (
              <>
                <h3 class="unseen">{pair.here.service || pair.there.service}</h3>
                <Place side={pair.here} />
                <Place side={pair.there} />
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

export function Compare({ view, act }: { view: CompareView; act: Act }) {
  return (
    <>
      <Heading>{view.title}</Heading>
      {view.tabs.length ? (
        <div class="tabs">
          {view.tabs.map((tab) => (
            <Button key={tab.region} label={tab.label} current={tab.selected} onClick={() => act(tab.action)} />
          ))}
        </div>
      ) : null}
      <p class="help">{view.text}</p>
      {view.assumptions.length ? (
        <section class="card">
          <h2>{view.assumed}</h2>
          <ul>
            {view.assumptions.map((assumption, at) => (
              <li key={at}>{assumption}</li>
            ))}
          </ul>
        </section>
      ) : null}
      <Pairs title={view.differs} of={view.different} />
      <Pairs title={view.alike} of={view.same} />
    </>
  );
}
