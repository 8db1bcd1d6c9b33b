// SPDX-License-Identifier: Apache-2.0
//
// What membership is, and who gets it.
import type { MembershipView } from "../core";
import { ownActions } from "../core";
import { type Act, Button, Heading, Icon } from "../parts";

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
