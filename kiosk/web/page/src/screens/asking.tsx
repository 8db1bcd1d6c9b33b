// SPDX-License-Identifier: Apache-2.0
//
// Notice, questions, contradictions, another child, review: all that is asked.
import { useRef, useState } from "preact/hooks";
import type { ContradictionView, NoticeView, QuestionView, ReviewView, Screen, Words } from "../core";
import { ownActions, showResults } from "../core";
import { type Act, Button, Heading, Icon, Phones } from "../parts";

export function Notice({ view, act }: { view: NoticeView; act: Act }) {
  return (
    <>
      <Heading>{view.title}</Heading>
      <section class="card danger" aria-labelledby="danger">
        <h2 id="danger">
          <Icon name="danger" />
          {view.danger}
        </h2>
        <p>{view.danger_text}</p>
        <Phones phones={view.danger_phones} urgent />
      </section>
      <section class="told">
        <h2>
          <Icon name="list" />
          {view.what}
        </h2>
        <p>{view.what_text}</p>
        <h2>
          <Icon name="private" />
          {view.private}
        </h2>
        <p>{view.private_text}</p>
      </section>
      <div class="onward">
        <Button kind="primary" id="agree" label={view.agree} onClick={() => act(ownActions.agree)} />
      </div>
    </>
  );
}

function Progress({ view }: { view: QuestionView }) {
  return (
    <div class="progress">
      <progress max={1} value={view.done} aria-label={view.progress} />
      <p>{view.progress}</p>
    </div>
  );
}

/**
 * One answer of several: a radio group. A finger or a mouse chooses and goes on at once, as on the kiosk; the arrow keys
 * only move the choice (WCAG 3.2.2), and Enter or the button below goes on.
 */
function Choice({ view, act, words }: { view: QuestionView; act: Act; words: Words }) {
  const told = view.options.find((option) => option.selected);
  const [chosen, choose] = useState<string | undefined>(told?.id);
  const option = view.options.find((each) => each.id === chosen);
  const byPointer = useRef(false); // the arrow keys make clicks, too
  const compact = view.kind === "number" && view.options.every((each) => !each.hint);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (option) act(option.action);
      }}
    >
      <fieldset class={`options ${compact ? "compact" : ""}`} aria-labelledby="heading" aria-describedby={view.help ? "help" : undefined}>
        {view.options.map((each) => (
          <label key={each.id} class="option" onPointerDown={() => (byPointer.current = true)}>
            <input
              type="radio"
              name={view.id}
              value={each.id}
              checked={each.id === chosen}
              onKeyDown={() => (byPointer.current = false)}
              onChange={() => choose(each.id)}
              onClick={() => {
                if (byPointer.current) act(each.action);
                byPointer.current = false;
              }}
            />
            {each.icon ? <Icon name={each.icon} size="large" /> : null}
            <span>
              <span class="label">{each.label}</span>
              {each.hint ? <span class="hint">{each.hint}</span> : null}
            </span>
          </label>
        ))}
      </fieldset>
      {option ? (
        <div class="onward">
          <button type="submit" class="button primary" id="continue">
            <span class="label">{words["page.continue"]}</span>
          </button>
        </div>
      ) : null}
    </form>
  );
}

function Ticks({ view, act }: { view: QuestionView; act: Act }) {
  return (
    <fieldset class="options" aria-labelledby="heading" aria-describedby={view.help ? "help" : undefined}>
      {view.options.map((each) => (
        <label key={each.id} class="option">
          <input type="checkbox" value={each.id} checked={each.selected} onChange={() => act(each.action)} />
          <span>
            <span class="label">{each.label}</span>
            {each.hint ? <span class="hint">{each.hint}</span> : null}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

export function Question({ view, act, words }: { view: QuestionView; act: Act; words: Words }) {
  return (
    <div class="asked" data-question={view.id}>
      <Progress view={view} />
      {view.child ? <p class="of-child">{view.child}</p> : null}
      <Heading>{view.title}</Heading>
      {view.help ? (
        <p class="help" id="help">
          {view.help}
        </p>
      ) : null}
      {view.covered ? (
        <div class="card private">
          <p>
            <Icon name="private" />
            <span>{view.private_whom}</span>
          </p>
          <Button id="reveal" label={view.private_reveal} icon="edit" onClick={() => act(ownActions.reveal)} />
        </div>
      ) : view.kind === "checkboxes" ? (
        <Ticks view={view} act={act} />
      ) : (
        <Choice key={view.id + view.child} view={view} act={act} words={words} />
      )}
      {view.confirm ? (
        <div class="onward">
          <Button kind="primary" id="confirm" label={view.confirm.label} onClick={() => act(view.confirm!.action)} />
        </div>
      ) : null}
      {view.opt_outs.length ? (
        <div class="opt-outs">
          {view.opt_outs.map((each) => (
            <Button key={each.id} id={each.id} kind="quiet" icon={each.icon} label={each.label} onClick={() => act(each.action)} />
          ))}
        </div>
      ) : null}
    </div>
  );
}

export function Contradiction({ view, act }: { view: ContradictionView; act: Act }) {
  return (
    <>
      {view.child ? <p class="of-child">{view.child}</p> : null}
      <Heading>{view.title}</Heading>
      <p class="help">{view.explanation}</p>
      <div class="rows">
        {view.changes.map((change, at) => (
          <Button key={at} icon="edit" label={change.label} hint={change.told} onClick={() => act(change.action)} />
        ))}
      </div>
      {view.confirm ? (
        <div class="onward">
          <Button kind="primary" id="confirm" label={view.confirm} onClick={() => act(ownActions.confirm_answers)} />
        </div>
      ) : null}
    </>
  );
}

export function AnotherChild({ view, act }: { view: NonNullable<Screen["another_child"]>; act: Act }) {
  return (
    <>
      <Heading>{view.title}</Heading>
      <p class="help">{view.text}</p>
      <div class="onward stacked">
        {view.add ? <Button icon="plus" id="add" label={view.add} onClick={() => act(ownActions.add_child)} /> : null}
        <Button kind="primary" id="done" label={view.done} onClick={() => act(ownActions.finish_children)} />
      </div>
    </>
  );
}

export function Review({ view, act }: { view: ReviewView; act: Act }) {
  return (
    <>
      <Heading>{view.title}</Heading>
      <p class="help">{view.text}</p>
      {view.parts.map((part, at) => (
        <section key={at} aria-labelledby={`part-${at}`}>
          <h2 id={`part-${at}`}>{part.title}</h2>
          <div class="rows">
            {part.rows.map((row, line) => (
              <Button key={line} id={`row-${at}-${line}`} icon="edit" label={row.told} hint={row.fact} onClick={() => act(row.action)} />
            ))}
            {part.remove ? <Button kind="quiet" icon="remove" label={part.remove.label} onClick={() => act(part.remove!.action)} /> : null}
          </div>
        </section>
      ))}
      <div class="onward sticky">
        {view.add ? <Button icon="plus" id="add" label={view.add} onClick={() => act(ownActions.add_child)} /> : null}
        <Button kind="primary" id="results" label={view.results} onClick={() => act(showResults(0))} />
      </div>
    </>
  );
}
