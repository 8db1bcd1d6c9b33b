// SPDX-License-Identifier: Apache-2.0
//
// Compare, help, membership, end.
import type { CompareView, HelpView, MembershipView, Screen, Side } from "../core";
import { ownActions } from "../core";
import { type Act, Button, Heading, Icon, Phones, Sign } from "../parts";

function Place({ side }: { side: Side }) {
  return (
    <div class="side">
      <h4>{side.region}</h4>
      {side.service ? <p class="label">{side.service}</p> : <p>{side.only}</p>}
      {side.verdict ? <Sign verdict={side.verdict} word={side.verdict_word} /> : null}
      {side.notes.map((note, at) => (
        <p key={at} class="hint">
          {note}
        </p>
      ))}
    </div>
  );
}

/** Called and decided alike in both. */
function Both({ side }: { side: Side }) {
  return (
    <div class="side">
      <h3>{side.service}</h3>
      {side.verdict ? <Sign verdict={side.verdict} word={side.verdict_word} /> : null}
      {side.notes.map((note, at) => (
        <p key={at} class="hint">
          {note}
        </p>
      ))}
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

export function Help({ view, act }: { view: HelpView; act: Act }) {
  return (
    <>
      <Heading>{view.title}</Heading>
      <p class="help">{view.free}</p>
      {view.dangers.map((danger) => (
        <section key={danger.id} class="card danger" aria-labelledby={`danger-${danger.id}`}>
          <h2 id={`danger-${danger.id}`}>{danger.title}</h2>
          <p>{danger.text}</p>
          <Phones phones={danger.phones} urgent />
        </section>
      ))}
      <section class="card">
        <h2>{view.call}</h2>
        <Phones phones={view.others} />
        <p>{view.staff}</p>
      </section>
      <div class="onward">
        <Button kind="primary" id="close" label={view.close} onClick={() => act(ownActions.close_overlay)} />
      </div>
    </>
  );
}

function Sentences({ of, icon }: { of: string[]; icon: string }) {
  if (of.length === 0) return null;
  return (
    <ul class="notes">
      {of.map((sentence, at) => (
        <li key={at}>
          <Icon name={icon} />
          <span>{sentence}</span>
        </li>
      ))}
    </ul>
  );
}

export function Membership({ view, act }: { view: MembershipView; act: Act }) {
  return (
    <>
      {view.child ? <p class="of-child">{view.child}</p> : null}
      <Heading>{view.title}</Heading>
      <Sentences of={view.reasons} icon="info" />
      {view.now ? <p class="card">{view.now}</p> : null}
      <Sentences of={view.anyway} icon="check" />
      <Sentences of={view.later} icon="clock" />
      <section class="card">
        <h2>{view.whom_title}</h2>
        <Sentences of={view.whom} icon="person" />
      </section>
      <div class="onward">
        <Button kind="primary" id="close" label={view.close} onClick={() => act(ownActions.close_overlay)} />
      </div>
    </>
  );
}

export function End({ view, act }: { view: NonNullable<Screen["end"]>; act: Act }) {
  return (
    <>
      <Heading>{view.title}</Heading>
      <p class="help">{view.text}</p>
      <div class="onward stacked">
        <Button kind="danger" id="end-yes" icon="end" label={view.yes} onClick={() => act(ownActions.end)} />
        <Button kind="plain" id="end-no" label={view.no} onClick={() => act(ownActions.close_overlay)} />
      </div>
    </>
  );
}
