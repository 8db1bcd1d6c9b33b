// SPDX-License-Identifier: Apache-2.0
//
// What the page and the C++ core (kiosk/web/core) say to each other. One family's session lives in the core's memory,
// the same kiosk/core/session.hpp as on the kiosk: the page shows the Screen it is given and sends an Action back; it
// decides nothing itself. Members are called as in kiosk/ui/views: a view here is the C++ view as JSON. Texts are whole
// sentences in the chosen language; nothing has to be joined or counted by the page. Empty text: nothing to show.

/** Sent back unchanged where a view gives it; those that no view gives are listed in `ownActions`. */
export type Action = { type: string; [member: string]: unknown };

/** Actions that the page makes itself, by the buttons that are always there. */
export const ownActions = {
  agree: { type: "agree" }, // on "notice": go on
  back: { type: "back" }, // closes an overlay, else one step back; from "notice" to "welcome"
  add_child: { type: "add_child" },
  finish_children: { type: "finish_children" },
  show_review: { type: "show_review" },
  reveal: { type: "reveal" }, // private questions: shows the options
  confirm_answers: { type: "confirm_answers" }, // a doubt: "yes, that is right"
  close_overlay: { type: "close_overlay" },
  end: { type: "end" }, // clears all of it; the place is "welcome" again
} as const;
export const showResults = (child: number): Action => ({ type: "show_results", child });
export const openService = (child: number, service: number): Action => ({ type: "open_service", child, service });
export const chooseBenefit = (benefit: number): Action => ({ type: "choose_benefit", benefit });
export const changeAnswer = (child: number, question: number): Action => ({ type: "change_answer", child, question });
export const removeChild = (child: number): Action => ({ type: "remove_child", child });
export const showComparison = (region: number): Action => ({ type: "show_comparison", region });
export const openOverlay = (overlay: Overlay): Action => ({ type: "open_overlay", overlay });

export type Overlay = "none" | "help" | "languages" | "membership" | "end";
export type Place =
  | "welcome" | "notice" | "interview" | "another-child" | "review" | "change" | "results" | "service" | "compare";
export type Verdict = "eligible" | "conditional" | "undetermined" | "not_yet" | "ineligible"; // best first
export type Truth = "yes" | "no" | "unknown";
export type Trust = "official" | "law" | "practice";

/** Everything that is shown now. Of the optional members exactly what place and overlay say is there. */
export interface Screen {
  place: Place;
  overlay: Overlay;
  language: string; // BCP 47
  right_to_left: boolean;
  region: string; // id
  provenance: string; // list, date, version: at the foot of results, services and print
  provenance_short: string; // at the foot of every screen
  disclaimer: string; // "no person has checked this translation"; empty in Chinese
  can_back: boolean;
  welcome?: { title: string; text: string };
  notice?: NoticeView;
  question?: QuestionView; // interview, change
  contradiction?: ContradictionView; // interview: instead of a question
  another_child?: { title: string; text: string; done: string; add: string }; // `add` empty: no more
  review?: ReviewView;
  results?: ResultsView;
  service?: DetailView;
  compare?: CompareView;
  help?: HelpView; // overlay
  membership?: MembershipView; // overlay
  end?: { title: string; text: string; yes: string; no: string }; // overlay
}

export interface Phone { number: string; name: string; use: string }

export interface NoticeView {
  title: string;
  danger: string;
  danger_text: string;
  danger_phones: Phone[];
  what: string;
  what_text: string;
  private: string;
  private_text: string;
  agree: string;
}

export interface QuestionView {
  id: string; // of the question: stable, for tests and focus
  child: string; // whose question; empty with one child
  progress: string; // "3 answered, at most 9 more"
  done: number; // 0 to 1
  title: string;
  help: string;
  icon: string; // assets/icons/<icon>.svg; may be empty
  kind: "choice" | "number" | "checkboxes";
  confidential: boolean;
  covered: boolean; // private: show `private_whom` and the button `private_reveal` (ownActions.reveal), no options yet
  private_whom: string; // only where covered
  private_reveal: string;
  same_as_before: boolean; // checkboxes: what is ticked is as it is of the child before
  options: Option[];
  stepper?: Stepper; // kind "number": beside the options
  confirm?: { label: string; action: Action }; // kind "checkboxes": the button at the end, as it reads with these ticks
  opt_outs: OptOut[]; // don't know, rather not say; none where same_as_before
}
export interface Option {
  id: string; // "age/9": stable
  label: string;
  hint: string;
  icon: string;
  selected: boolean; // what was told, or ticked
  action: Action; // choice and number: tells; checkboxes: ticks or takes the tick away
}
export interface Stepper {
  value: string; // in words; empty before the first step
  none: string; // what to read out while it is empty
  less: { label: string; action: Action };
  more: { label: string; action: Action };
  take?: { label: string; action: Action };
  or: string; // a hint instead of `take`
}
export interface OptOut { id: "dont_know" | "rather_not_say"; label: string; icon: string; action: Action }

export interface ContradictionView {
  child: string;
  title: string;
  confirm: string; // button, ownActions.confirm_answers; empty: it cannot be
  explanation: string;
  changes: { label: string; told: string; action: Action }[];
}

export interface ReviewView {
  title: string;
  text: string;
  results: string; // button: showResults(0)
  add: string; // button: ownActions.add_child; empty: no more
  parts: {
    title: string;
    rows: { fact: string; told: string; confidential: boolean; action: Action }[];
    remove?: { label: string; action: Action };
  }[];
}

export interface ResultsView {
  child: number;
  title: string;
  tabs: { label: string; child: number; selected: boolean; action: Action }[]; // with several children
  counts: { verdict: Verdict; label: string; number: number }[]; // verdicts that occur, best first: the legend
  first: string; // above `step`: "what to do first"
  step?: { id: string; label: string; hint: string; kind: "answer" | "apply"; action: Action };
  membership: string; // button to the overlay "membership"; empty for a member
  categories: { id: string; title: string; icon: string; color: CategoryColor; tiles: Tile[] }[]; // six
  compare: { label: string; action: Action }[]; // with other regions
  change: string; // button: ownActions.show_review
}
export type CategoryColor = "brown" | "blue" | "teal" | "violet" | "crimson" | "olive";
export interface Tile {
  name: string; // short
  official_name: string;
  note: string; // how much of it is open, when it opens, or why not
  wait: string; // when it opens
  verdict: Verdict; // sign: assets/icons/<verdict>.svg
  verdict_word: string;
  icon: string;
  action: Action; // opens the service
  service: number;
}

/** One service for one child; what follows `benefit` is about the benefit that is chosen. */
export interface DetailView {
  child: string;
  category_title: string;
  category_icon: string;
  category_color: CategoryColor;
  name: string;
  name_official: string; // Chinese (lang="zh-Hans"), where the language is another
  parts: { benefit: number; title: string; verdict: Verdict; verdict_word: string; chosen: boolean; action: Action }[];
  benefit: number;
  title: string; // empty where there is one only: then head with words["ui.detail_get"]
  verdict: Verdict;
  verdict_word: string;
  because: string[];
  answers: { id: string; label: string; hint: string; action: Action }[]; // that would settle it, or change it
  plain: string;
  notes: string[];
  quote: string;
  quote_official: string; // Chinese
  reasons: Reason[];
  needs_membership: boolean;
  waived: string; // why not all of membership is asked for
  modes: Statement[]; // the ways to it
  howto: Record<"where" | "step" | "bring" | "time" | "cost" | "proxy" | "refused", Statement[]>;
  target: string;
  membership: Truth;
  membership_word: string;
  membership_reasons: Reason[];
  departments: string[];
  departments_note: string;
  phones: Phone[];
}
export interface Reason { truth: Truth; words: string; law: string }
export interface Statement { words: string; trust: Trust; source: string }

export interface CompareView {
  title: string;
  text: string;
  tabs: { label: string; region: number; selected: boolean; action: Action }[];
  assumed: string; // heading of the assumptions
  assumptions: string[];
  differs: string; // heading
  different: { here: Side; there: Side }[];
  alike: string; // heading
  same: { here: Side; there: Side }[];
}
export interface Side {
  region: string; // "In Zhejiang"
  service: string; // empty: the list has nothing that corresponds; then `only` says so
  only: string;
  verdict: Verdict | null;
  verdict_word: string;
  notes: string[];
}

export interface HelpView {
  title: string;
  free: string;
  call: string; // heading of the others
  staff: string;
  close: string;
  dangers: { id: string; title: string; text: string; phones: Phone[] }[];
  others: Phone[];
}

export interface MembershipView {
  child: string;
  title: string;
  reasons: string[];
  now: string;
  anyway: string[];
  later: string[];
  whom_title: string;
  whom: string[];
  close: string;
}

/** Every "ui.*" and "page.*" message without an argument, by key: words["ui.dont_know"]. */
export type Words = Record<string, string>;

export interface Requests {
  /** Begins in a region, at "notice"; the same region again keeps the answers and changes the language only. */
  open: { ask: { region: string; language: string }; answer: Screen };
  /** An action that does not fit the place changes nothing. */
  act: { ask: { action: Action }; answer: Screen };
  screen: { ask: {}; answer: Screen };
  words: { ask: {}; answer: Words };
  /** A message with arguments, for what no view says. */
  say: { ask: { key: string; arguments: Record<string, string | number> }; answer: { text: string } };
  /** Without going there: for print, and for a picture. */
  results: { ask: { child: number }; answer: ResultsView };
  service: { ask: { child: number; service: number; benefit?: number }; answer: DetailView };
  help: { ask: {}; answer: HelpView };
  /** A family file as `kiosk check` takes it; `json` is what `kiosk check --json` writes, byte for byte. `today` as ISO
   *  date stands where the family has no "as_of". */
  check: { ask: { family: string; today: string }; answer: { json: string } };
  /** "v1.…": the answers so far without those told in private; "" while nothing is told. */
  fragment: { ask: {}; answer: { fragment: string } };
  /** A new session with these answers, where it stopped; the region must be open. */
  adopt: { ask: { fragment: string }; answer: Screen };
  /** The region that a fragment is for. Needs no region to be open. */
  region_of_fragment: { ask: { fragment: string }; answer: { region: string } };
}

/** `call("open", …)`; throws CoreError with an English sentence for programmers. */
export interface Core {
  /** A content file, as index.json names it: the policy first, then words in any order; "open" says what is missing. */
  load(bytes: Uint8Array): void;
  call<K extends keyof Requests>(name: K, ask: Requests[K]["ask"]): Requests[K]["answer"];
}

/** content/index.json; all names are relative to it and carry the edition, so that they never change. */
export interface Index {
  edition: { version: string; checked: string; sha256: string };
  languages: {
    tag: string;
    name: string; // in itself
    right_to_left: boolean;
    locale: string; // for Intl
    reviewed: boolean;
    offered: boolean;
    regions: Record<string, string>; // names of the regions in this language
    app_name: string; // and what the choice of a region needs before anything is loaded
    region_title: string;
    words: Words; // every "page.*" message without an argument, and ui.welcome_title, ui.language_title, ui.not_reviewed
  }[];
  regions: string[]; // ids
  /** Before the first question: policy, ask; before any result: tell, which may come while questions are answered. */
  files: {
    policy: File;
    ask: Record<string, Record<string, File>>; // by region, by language
    tell: Record<string, Record<string, File>>;
  };
}
export interface File { path: string; bytes: number; sha256: string }
