// SPDX-License-Identifier: Apache-2.0
//
// The frame around every screen: where the family is, the way back, help, language, end; and what happens between two
// screens: the focus, the title, the browser's own way back.
import { render } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Action, Screen, Words } from "./core";
import { openOverlay, ownActions } from "./core";
import { Button, Heading, Icon } from "./parts";
import { arrived } from "./portions";
import { Languages, Start } from "./screens/start";
import type { Visit } from "./visit";

/** Two screens of one identity are the same page to the reader: the focus stays where it is. */
function identity(screen: Screen): string {
  if (screen.overlay !== "none") return screen.overlay;
  const { question, contradiction, service } = screen;
  return [
    screen.place,
    question && `${question.id} ${question.child} ${question.covered}`,
    contradiction && contradiction.explanation,
    service && `${service.name} ${service.child}`,
  ]
    .filter(Boolean)
    .join(" ");
}

function Body({ visit, screen, words, act, picture }: { visit: Visit; screen: Screen; words: Words; act: (action: Action) => void; picture: () => void }) {
  const { AnotherChild, Contradiction, End, Help, Notice, Question, Review } = arrived.asking!;
  const telling = arrived.telling!; // as soon as there are results
  switch (screen.overlay) {
    case "help":
      return <Help view={screen.help!} act={act} />;
    case "membership":
      return <telling.Membership view={screen.membership!} act={act} />;
    case "end":
      return <End view={screen.end!} act={act} />;
    case "languages":
      return (
        <>
          <Heading>{words["ui.language_title"]}</Heading>
          <Languages visit={visit} />
        </>
      );
    case "none":
      break;
  }
  if (screen.notice) return <Notice view={screen.notice} act={act} />;
  if (screen.contradiction) return <Contradiction view={screen.contradiction} act={act} />;
  if (screen.question) return <Question view={screen.question} act={act} words={words} />;
  if (screen.another_child) return <AnotherChild view={screen.another_child} act={act} />;
  if (screen.review) return <Review view={screen.review} act={act} />;
  if (screen.results) return <telling.Results view={screen.results} act={act} words={words} take={{ print: () => window.print(), picture }} />;
  if (screen.service) return <telling.Service view={screen.service} act={act} words={words} screen={screen} />;
  if (screen.compare) return <telling.Compare view={screen.compare} act={act} />;
  return null;
}

function Tools({ screen, words, act }: { screen: Screen; words: Words; act: (action: Action) => void }) {
  const tool = (name: string, icon: string, label: string | undefined, action: Action, foreign = "") => (
    <li>
      <button type="button" class={`tool ${name}`} id={`tool-${name}`} disabled={name === "back" && !screen.can_back} onClick={() => act(action)}>
        <Icon name={icon} />
        <span class="label">{label}</span>
        {foreign && foreign !== label ? <span class="hint" lang={screen.language === "zh-Hans" ? "en" : "zh-Hans"}>{foreign}</span> : null}
      </button>
    </li>
  );
  return (
    <nav class="tools" aria-label={words["page.tools"]}>
      <ul>
        {tool("back", "back", words["ui.back"], ownActions.back)}
        {tool("help", "help", words["ui.help"], openOverlay("help"))}
        {tool("language", "language", words["ui.language"], openOverlay("languages"), words["ui.language_foreign"])}
        {tool("end", "end", words["ui.end"], openOverlay("end"))}
      </ul>
    </nav>
  );
}

export function App({ visit, paper, offline }: { visit: Visit; paper: HTMLElement; offline: boolean }) {
  const { shown } = visit;
  const [pictured, setPictured] = useState(false);
  const left = useRef(new Map<string, { y: number; focus: string }>());
  const returning = useRef(false);
  const language = visit.ofLanguage;
  const screen = shown.kind === "family" ? shown.screen : undefined;
  const here = pictured ? "picture" : screen ? identity(screen) : shown.kind;
  const before = useRef("");

  const leave = (back: boolean) => {
    left.current.set(here, { y: scrollY, focus: document.activeElement?.id ?? "" });
    returning.current = back;
  };
  const act = (action: Action) => {
    leave(action.type === "back" || action.type === "close_overlay");
    visit.act(action);
  };

  // Answers never come near the history: one entry stands before the page, so that the phone's own way back is the page's.
  useEffect(() => {
    const onPop = () => {
      if (pictured) {
        leave(true);
        setPictured(false);
      } else if (screen) act(ownActions.back);
      else return;
      history.pushState(null, "");
    };
    addEventListener("popstate", onPop);
    return () => removeEventListener("popstate", onPop);
  });
  const inside = shown.kind === "family";
  useEffect(() => {
    if (inside) history.pushState(null, "");
    else {
      left.current.clear();
      setPictured(false);
      history.replaceState(null, "", location.pathname + location.search);
    }
  }, [inside]);

  useLayoutEffect(() => {
    document.documentElement.lang = visit.language;
    document.documentElement.dir = language.right_to_left ? "rtl" : "ltr";
  }, [visit.language]);

  // A new screen begins at its heading; one that is returned to, where it was left.
  useLayoutEffect(() => {
    const heading = document.getElementById("heading");
    document.title = language.app_name; // and no more: browsers keep titles in their history
    if (before.current === here) return;
    const first = before.current === "";
    before.current = here;
    const place = returning.current ? left.current.get(here) : undefined;
    returning.current = false;
    if (first) return;
    scrollTo(0, place?.y ?? 0);
    ((place?.focus && document.getElementById(place.focus)) || heading)?.focus({ preventScroll: true });
  });

  // Paper is made when it is wanted, and gone after it.
  useEffect(() => {
    const fill = () => {
      const { telling } = arrived;
      if (telling && screen && ["results", "service", "compare"].includes(screen.place) && shown.kind === "family")
        render(<telling.PaperPages of={telling.paperOf(visit, screen, shown.words)} />, paper);
    };
    const empty = () => render(null, paper);
    addEventListener("beforeprint", fill);
    addEventListener("afterprint", empty);
    return () => {
      removeEventListener("beforeprint", fill);
      removeEventListener("afterprint", empty);
    };
  });

  const words = language.words;
  return (
    <>
      <a class="skip" href="#heading" onClick={(event) => { event.preventDefault(); document.getElementById("heading")?.focus(); }}>
        {words["page.skip"]}
      </a>
      <header class="top">
        <p>
          <span>{language.app_name}</span>
          {screen ? <span class="region">{language.regions[screen.region]}</span> : null}
        </p>
      </header>
      <main id="main" key={shown.kind === "family" ? "family" : shown.kind}>
        {shown.kind === "start" ? <Start visit={visit} offline={offline} /> : null}
        {shown.kind === "opening" ? <Heading>{words["page.loading"]}</Heading> : null}
        {shown.kind === "failed" ? (
          <>
            <Heading>{words[shown.untrusted ? "page.untrusted" : "page.failed"]}</Heading>
            <Button kind="primary" id="again" label={words["page.again"]} onClick={shown.again} />
          </>
        ) : null}
        {shown.kind === "family" ? (
          pictured && arrived.telling ? (
            <arrived.telling.Picture visit={visit} screen={shown.screen} words={shown.words} close={() => { leave(true); setPictured(false); }} />
          ) : (
            <Body visit={visit} screen={shown.screen} words={shown.words} act={act} picture={() => { leave(false); setPictured(true); }} />
          )
        ) : null}
      </main>
      {shown.kind === "family" && !pictured ? <Tools screen={shown.screen} words={shown.words} act={act} /> : null}
      <footer class="foot">
        {screen ? <p>{screen.provenance_short}</p> : <p>{language.reviewed || language.tag === visit.index.languages[0]?.tag ? "" : words["ui.not_reviewed"]}</p>}
      </footer>
      <p class="unseen" role="status">
        {visit.announcement}
      </p>
    </>
  );
}
