// SPDX-License-Identifier: Apache-2.0
//
// The frame around every screen: where the family is, the way back, help, language, end; and what happens between two
// screens: the focus, the title, the browser's own way back.
import { render } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Action, Screen, Words } from "./core";
import { openOverlay, ownActions } from "./core";
import { type Paper, PaperPages } from "./paper";
import { Button, Heading, Icon } from "./parts";
import { drawPicture, pngOf } from "./picture";
import { AnotherChild, Contradiction, Notice, Question, Review } from "./screens/asking";
import { Compare, End, Help, Membership } from "./screens/reading";
import { Results } from "./screens/results";
import { Service } from "./screens/service";
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

/** All children's results without going there. */
function allResults(visit: Visit) {
  const one = visit.ask("results", { child: 0 });
  return one.tabs.length ? one.tabs.map((tab) => visit.ask("results", { child: tab.child })) : [one];
}

function paperOf(visit: Visit, screen: Screen, words: Words): Paper {
  const children = allResults(visit);
  const open = new Map<number, Paper["open"][number]>();
  for (const child of children)
    for (const tile of child.categories.flatMap((category) => category.tiles)) {
      if (tile.verdict !== "eligible" && tile.verdict !== "conditional") continue;
      const known = open.get(tile.service);
      const verdict = { child: child.tabs.find((tab) => tab.child === child.child)?.label ?? "", verdict: tile.verdict, word: tile.verdict_word };
      if (known) known.verdicts.push(verdict);
      else open.set(tile.service, { view: visit.ask("service", { child: child.child, service: tile.service }), verdicts: [verdict] });
    }
  const language = visit.ofLanguage;
  return {
    appName: language.app_name,
    region: language.regions[screen.region] ?? "",
    children,
    open: [...open.entries()].sort((a, b) => a[0] - b[0]).map((entry) => entry[1]),
    help: visit.ask("help", {}),
    screen,
    words,
  };
}

function Picture({ visit, screen, words, close }: { visit: Visit; screen: Screen; words: Words; close: () => void }) {
  const [address, setAddress] = useState("");
  useEffect(() => {
    let made = "";
    const language = visit.ofLanguage;
    const canvas = drawPicture(
      {
        title: language.app_name,
        place: language.regions[screen.region] ?? "",
        children: allResults(visit),
        phones: visit
          .ask("help", {})
          .others.slice(0, 1)
          .map((phone) => `${phone.number} ${phone.name}`),
        foot: [screen.provenance, screen.disclaimer].filter(Boolean),
      },
      screen,
      getComputedStyle(document.body).fontFamily,
    );
    void pngOf(canvas).then((png) => {
      made = URL.createObjectURL(png);
      setAddress(made);
    });
    return () => URL.revokeObjectURL(made);
  }, []);
  return (
    <>
      <Heading>{words["page.picture"]}</Heading>
      <p class="help">{words["page.picture_text"]}</p>
      <p class="help">{words["page.picture_private"]}</p>
      <div class="onward stacked">
        {address ? (
          <a class="button primary" id="download" href={address} download={`${visit.ofLanguage.app_name}.png`}>
            <Icon name="bag" />
            <span class="label">{words["page.picture_download"]}</span>
          </a>
        ) : null}
        <Button id="close" label={words["ui.help_close"]} onClick={close} />
      </div>
      {address ? <img class="picture" src={address} alt={screen.results?.title ?? ""} /> : <p>{words["page.loading"]}</p>}
    </>
  );
}

function Body({ visit, screen, words, act, picture }: { visit: Visit; screen: Screen; words: Words; act: (action: Action) => void; picture: () => void }) {
  switch (screen.overlay) {
    case "help":
      return <Help view={screen.help!} act={act} />;
    case "membership":
      return <Membership view={screen.membership!} act={act} />;
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
  if (screen.results) return <Results view={screen.results} act={act} words={words} take={{ print: () => window.print(), picture }} />;
  if (screen.service) return <Service view={screen.service} act={act} words={words} screen={screen} />;
  if (screen.compare) return <Compare view={screen.compare} act={act} />;
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
      if (screen && ["results", "service", "compare"].includes(screen.place) && shown.kind === "family")
        render(<PaperPages of={paperOf(visit, screen, shown.words)} />, paper);
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
          pictured ? (
            <Picture visit={visit} screen={shown.screen} words={shown.words} close={() => { leave(true); setPictured(false); }} />
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
