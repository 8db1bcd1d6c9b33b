// SPDX-License-Identifier: Apache-2.0
//
// One service for one child, in the order in which a family acts: whether, what, where, with what, whom to call, how;
// and folded behind it why, and who says so.
import type { ComponentChildren } from "preact";
import type { DetailView, Reason, Screen, Words } from "../core";
import { type Act, Button, Chinese, Heading, Icon, Phones, Sign, Statements } from "../parts";

function Fold({ title, children }: { title: string | undefined; children: ComponentChildren }) {
  return (
    <details>
      <summary>
        <Icon name="more" />
        {title}
      </summary>
      <div class="unfolded">{children}</div>
    </details>
  );
}

const truthIcon = { yes: "check", no: "cross", unknown: "question" } as const;

function Reasons({ of, words }: { of: Reason[]; words: Words }) {
  const truth = { yes: words["ui.yes"], no: words["ui.no"], unknown: words["ui.detail_missing"] };
  return (
    <ul class="reasons">
      {of.map((reason, at) => (
        <li key={at}>
          <Icon name={truthIcon[reason.truth]} />
          <span>
            <span class="unseen">{truth[reason.truth]}: </span>
            {reason.words}
            {reason.law ? <span class="source">{reason.law}</span> : null}
          </span>
        </li>
      ))}
    </ul>
  );
}

export function Service({ view, act, words, screen }: { view: DetailView; act: Act; words: Words; screen: Screen }) {
  const { howto } = view;
  const official = view.reasons.filter((reason) => !reason.law);
  const laws = view.reasons.filter((reason) => reason.law);
  return (
    <>
      <p class={`eyebrow ${view.category_color}`}>
        <Icon name={view.category_icon} />
        <span>{[view.category_title, view.child].filter(Boolean).join(" · ")}</span>
      </p>
      <Heading>{view.name}</Heading>
      <Chinese>{view.name_official}</Chinese>
      {view.parts.length ? (
        <ul class="benefits">
          {view.parts.map((part) => (
            <li key={part.benefit}>
              <button
                type="button"
                id={`benefit-${part.benefit}`}
                class={`benefit ${part.verdict}`}
                aria-pressed={part.chosen}
                onClick={() => act(part.action)}
              >
                <span class="label">{part.title}</span>
                <Sign verdict={part.verdict} word={part.verdict_word} />
              </button>
            </li>
          ))}
        </ul>
      ) : null}
      <section class={`verdict ${view.verdict}`} aria-labelledby="verdict">
        <h2 id="verdict">
          <Icon name={view.verdict} size="large" />
          {view.verdict_word}
        </h2>
        {view.because.map((sentence, at) => (
          <p key={at}>{sentence}</p>
        ))}
      </section>
      {view.answers.length ? (
        <section aria-labelledby="would-change">
          <h2 id="would-change">{view.verdict === "undetermined" ? words["ui.detail_missing"] : words["ui.detail_would_change"]}</h2>
          <div class="rows">
            {view.answers.map((answer) => (
              <Button key={answer.id} id={`answer-${answer.id}`} icon="edit" label={answer.label} hint={answer.hint} onClick={() => act(answer.action)} />
            ))}
          </div>
        </section>
      ) : null}
      {view.plain ? (
        <section class="plain" aria-labelledby="plain">
          <h2 id="plain">{view.title || words["ui.detail_get"]}</h2>
          <p>{view.plain}</p>
          <p class="source">{words["ui.detail_plain"]}</p>
        </section>
      ) : null}
      {view.notes.length ? (
        <ul class="notes">
          {view.notes.map((note, at) => (
            <li key={at}>
              <Icon name="info" />
              <span>{note}</span>
            </li>
          ))}
        </ul>
      ) : null}
      <div class="card acting">
        <Statements title={words["ui.detail_where"] ?? ""} of={[...view.modes, ...howto.where]} icon="place" />
        <Statements title={words["ui.detail_bring"] ?? ""} of={howto.bring} icon="box" />
        {view.phones.length ? (
          <section>
            <h2>{words["ui.detail_phone"]}</h2>
            <Phones phones={view.phones} />
          </section>
        ) : null}
      </div>
      <Statements title={words["ui.detail_how"] ?? ""} of={howto.step} ordered />
      {[...view.modes, ...Object.values(howto).flat()].some((statement) => statement.trust === "practice") ? (
        <p class="aside">{words["ui.detail_practice"]}</p>
      ) : null}
      <div class="folds">
        <Fold title={words["ui.detail_quote"]}>
          <blockquote>
            <p>{view.quote}</p>
            {view.quote_official ? (
              <p class="chinese" lang="zh-Hans" dir="ltr">
                {view.quote_official}
              </p>
            ) : null}
          </blockquote>
        </Fold>
        <Fold title={words["ui.detail_why"]}>
          <Reasons of={official} words={words} />
          {view.needs_membership ? (
            <>
              <p>{view.membership_word}</p>
              <Reasons of={view.membership_reasons} words={words} />
            </>
          ) : null}
          {view.waived ? <p>{view.waived}</p> : null}
        </Fold>
        {laws.length ? (
          <Fold title={words["ui.detail_laws"]}>
            <Reasons of={laws} words={words} />
          </Fold>
        ) : null}
        {howto.time.length + howto.cost.length ? (
          <Fold title={words["ui.detail_time"]}>
            <Statements title="" of={[...howto.time, ...howto.cost]} />
          </Fold>
        ) : null}
        {howto.proxy.length ? (
          <Fold title={words["ui.detail_proxy"]}>
            <Statements title="" of={howto.proxy} />
          </Fold>
        ) : null}
        {howto.refused.length ? (
          <Fold title={words["ui.detail_refused"]}>
            <Statements title="" of={howto.refused} />
          </Fold>
        ) : null}
        <Fold title={words["ui.detail_about"]}>
          <h3>{words["ui.detail_target"]}</h3>
          <p>{view.target}</p>
          <h3>{words["ui.detail_who"]}</h3>
          <ul>
            {view.departments.map((department) => (
              <li key={department}>{department}</li>
            ))}
          </ul>
          {view.departments_note ? <p>{view.departments_note}</p> : null}
        </Fold>
      </div>
      <p class="aside">{screen.provenance}</p>
    </>
  );
}
