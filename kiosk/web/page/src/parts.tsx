// SPDX-License-Identifier: Apache-2.0
//
// What several screens are made of.
import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";
import drawn from "virtual:icons";
import type { Action, CategoryColor, Phone, Statement, Verdict } from "./core";

export type Act = (action: Action) => void;

/** A drawing of assets/icons; beside words that say the same, so it is silent. */
export function Icon({ name, size = "" }: { name: string; size?: "" | "large" | "huge" }) {
  const own = useId(); // masks are found by id in the whole document
  const icon = drawn[name];
  if (!icon) return null;
  return (
    <svg
      class={`icon ${size} ${icon.directional ? "directional" : ""}`}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      stroke-width="2"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
      focusable="false"
      dangerouslySetInnerHTML={{ __html: icon.body.replaceAll('id="cut"', `id="${own}"`).replaceAll("#cut", `#${own}`) }}
    />
  );
}

/** The heading that each screen begins with; it gets the focus when the screen changes. */
export function Heading({ children }: { children: ComponentChildren }) {
  return (
    <h1 tabIndex={-1} id="heading">
      {children}
    </h1>
  );
}

export function Button(props: {
  label: ComponentChildren;
  hint?: string | undefined;
  icon?: string | undefined;
  kind?: "primary" | "plain" | "danger" | "quiet";
  id?: string | undefined;
  current?: boolean | undefined;
  disabled?: boolean | undefined;
  onClick: () => void;
}) {
  return (
    <button
      type="button"
      class={`button ${props.kind ?? "plain"}`}
      id={props.id}
      aria-pressed={props.current === undefined ? undefined : props.current}
      disabled={props.disabled}
      onClick={props.onClick}
    >
      {props.icon ? <Icon name={props.icon} /> : null}
      <span>
        <span class="label">{props.label}</span>
        {props.hint ? <span class="hint">{props.hint}</span> : null}
      </span>
    </button>
  );
}

/** A verdict is never told by colour alone. */
export function Sign({ verdict, word, wait }: { verdict: Verdict; word: string; wait?: string }) {
  return (
    <span class={`sign ${verdict}`}>
      <Icon name={verdict} />
      <span>
        {word}
        {wait ? <span class="wait">{wait}</span> : null}
      </span>
    </span>
  );
}

export function Phones({ phones, urgent = false }: { phones: Phone[]; urgent?: boolean }) {
  return (
    <ul class={`phones ${urgent ? "urgent" : ""}`}>
      {phones.map((phone) => (
        <li key={phone.number}>
          <a href={`tel:${phone.number}`}>
            <Icon name="phone" />
            <span>
              <span class="call">
                <span class="number" dir="ltr">
                  {phone.number}
                </span>{" "}
                <span class="label">{phone.name}</span>
              </span>
              {phone.use ? <span class="hint">{phone.use}</span> : null}
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
}

/** Each with its source; that the rest is general practice is said once, below them all. */
export function Statements({ title, of, icon, ordered = false }: { title: string; of: Statement[]; icon?: string; ordered?: boolean }) {
  if (of.length === 0) return null;
  const List = ordered ? "ol" : "ul";
  return (
    <section class="statements">
      {title ? <h2>{title}</h2> : null}
      <List>
        {of.map((statement, at) => (
          <li key={at}>
            {icon ? <Icon name={icon} /> : null}
            <span>
              {statement.words}
              {statement.source && statement.trust !== "practice" ? <span class="source">{statement.source}</span> : null}
            </span>
          </li>
        ))}
      </List>
    </section>
  );
}

export const categoryClass = (color: CategoryColor): string => `category ${color}`;

/** What we say in Chinese beside a translation. */
export function Chinese({ children }: { children: string }) {
  return children ? (
    <span class="chinese" lang="zh-Hans" dir="ltr">
      {children}
    </span>
  ) : null;
}

/** The scene is decoration; high contrast does without it. */
export function Scene({ layers }: { layers: string }) {
  return (
    <svg
      class="scene"
      viewBox="330 330 760 560"
      preserveAspectRatio="xMidYMax slice"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
      focusable="false"
      dangerouslySetInnerHTML={{ __html: layers }}
    />
  );
}
