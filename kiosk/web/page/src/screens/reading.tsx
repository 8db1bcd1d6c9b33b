// SPDX-License-Identifier: Apache-2.0
//
// Help, end: over any screen.
import type { HelpView, Screen } from "../core";
import { ownActions } from "../core";
import { type Act, Button, Heading, Phones } from "../parts";

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
