// SPDX-License-Identifier: Apache-2.0
//
// One family at the page: what is shown now, and what it can do. Everything that it tells is in the core's memory and
// nowhere else; clear() leaves nothing of it.
import type { Action, Core, Index, Screen, Words } from "./core";
import { ownActions } from "./core";
import type { Published } from "./published";
import { Untrusted } from "./published";

export type Shown =
  | { kind: "start" }
  | { kind: "opening" }
  | { kind: "failed"; untrusted: boolean; again: () => void }
  | { kind: "family"; screen: Screen; words: Words };

/** The first of `wanted` (BCP 47, the dearest first) that is on offer; Chinese by script or by where it is spoken. */
export function languageFor(wanted: readonly string[], offered: readonly string[]): string {
  for (const tag of wanted) {
    const locale = new Intl.Locale(tag);
    const chinese = locale.language === "zh" ? `zh-${locale.maximize().script ?? "Hans"}` : locale.language;
    const found = offered.find((each) => each === chinese);
    if (found) return found;
  }
  return offered[0] ?? "zh-Hans";
}

export class Visit {
  shown: Shown = { kind: "start" };
  language: string;
  /** Said once, politely, to whoever listens. */
  announcement = "";
  private core: Core | undefined;
  private region = "";
  private loaded = new Set<string>();
  private toldAll = false; // the words of the results are there, and what shows them
  private words: { of: string; words: Words } | undefined;

  constructor(
    readonly published: Published,
    private readonly started: Promise<Core>,
    private readonly telling: () => Promise<unknown>,
    private readonly changed: () => void,
  ) {
    this.language = languageFor(navigator.languages, this.index.languages.map((each) => each.tag));
    // While the page is read: the questions of each region are small, and one of them is next. Not before the core, which a
    // family that chooses at once waits for, and for the questions of one region only.
    const ahead = () => this.index.regions.map((region) => this.index.files.ask[region]?.[this.language]).map((file) => file && published.file(file));
    this.prepared().then(() => Promise.all(ahead())).catch(() => undefined); // told when it is wanted
  }

  get index(): Index {
    return this.published.index;
  }
  get ofLanguage(): Index["languages"][number] {
    return this.index.languages.find((each) => each.tag === this.language)!;
  }
  /** Whether answers are held that a new edition must not be taken over for. */
  get idle(): boolean {
    return this.shown.kind === "start";
  }

  /** With a family the region stays, and so do its answers. */
  chooseLanguage(tag: string): void {
    this.language = tag;
    if (this.region) void this.open(this.region);
    else this.changed();
  }

  /** All that a region says in the language is asked for now, so that nothing is while a family answers; the first
   *  question does not wait for the words of the results. */
  async open(region: string): Promise<void> {
    await this.attempt(() => this.open(region), async () => {
      const core = await this.asking(region);
      const telling = this.told(region);
      telling.catch((problem) => problem instanceof Untrusted && this.fail(problem, () => this.open(region))); // else whoever needs it is told
      if (this.region === region) await telling; // another language, perhaps at the results
      const held = this.region === region ? core.call("screen", {}) : undefined;
      this.region = region;
      let screen = core.call("open", { region, language: this.language });
      if (held?.overlay === "languages" && screen.overlay === "languages") screen = core.call("act", { action: ownActions.close_overlay });
      this.show(screen);
    });
  }

  /** Goes on where the kiosk stopped; begins anew with what is no such fragment. */
  async adopt(fragment: string): Promise<void> {
    await this.attempt(() => this.adopt(fragment), async () => {
      const core = await this.prepared();
      let region: string;
      try {
        ({ region } = core.call("region_of_fragment", { fragment }));
      } catch (problem) {
        console.warn(problem);
        this.shown = { kind: "start" };
        return this.changed();
      }
      await this.asking(region);
      await this.told(region);
      this.region = region;
      core.call("open", { region, language: this.language });
      this.show(core.call("adopt", { fragment }));
    });
  }

  act(action: Action): void {
    const { core } = this;
    if (!core) return;
    const shown = (screen: Screen) => (screen.place === "welcome" ? this.clear() : this.show(screen));
    if (this.toldAll) shown(core.call("act", { action }));
    else
      try {
        shown(core.call("act", { action }));
      } catch {
        // Faster through the questions than the words of the results through the network.
        const goOn = () => this.attempt(goOn, async () => {
          await this.told(this.region);
          shown(core.call("screen", {}));
        });
        void goOn();
      }
  }

  clear(): void {
    this.core?.call("act", { action: ownActions.end });
    this.region = "";
    this.announcement = this.ofLanguage.words["page.cleared"] ?? "";
    this.shown = { kind: "start" };
    this.changed();
  }

  ask: Core["call"] = (name, question) => this.core!.call(name, question);

  private show(screen: Screen): void {
    this.announcement = "";
    const of = `${screen.language} ${screen.region} ${this.toldAll}`; // there are more of them once the results' are told
    if (this.words?.of !== of) this.words = { of, words: this.core!.call("words", {}) };
    this.shown = { kind: "family", screen, words: this.words.words };
    this.changed();
  }

  private fail(problem: unknown, again: () => void): void {
    console.error(problem);
    this.shown = { kind: "failed", untrusted: problem instanceof Untrusted, again };
    this.changed();
  }

  private async attempt(again: () => void, work: () => Promise<void>): Promise<void> {
    const late = setTimeout(() => {
      this.shown = { kind: "opening" };
      this.changed();
    }, 150);
    try {
      await work();
    } catch (problem) {
      this.fail(problem, again);
    } finally {
      clearTimeout(late);
    }
  }

  private async prepared(): Promise<Core> {
    const { policy } = this.index.files;
    const [core, bytes] = await Promise.all([this.started, this.published.file(policy)]);
    this.load(core, policy, bytes); // before all words
    return core;
  }

  private async asking(region: string): Promise<Core> {
    const words = this.index.files.ask[region]?.[this.language];
    if (!words) throw new Untrusted(`content/index.json: nothing for ${region} in ${this.language}`);
    const [core, bytes] = await Promise.all([this.prepared(), this.published.file(words)]);
    this.load(core, words, bytes);
    return (this.core = core);
  }

  private async told(region: string): Promise<void> {
    const words = this.index.files.tell[region]?.[this.language];
    if (!words) throw new Untrusted(`content/index.json: nothing for ${region} in ${this.language}`);
    this.toldAll = this.loaded.has(words.path);
    const [bytes] = await Promise.all([this.published.file(words), this.telling()]);
    this.load(await this.started, words, bytes);
    this.toldAll = true;
  }

  private load(core: Core, file: Index["files"]["policy"], bytes: Uint8Array): void {
    if (!this.loaded.has(file.path)) core.load(bytes);
    this.loaded.add(file.path);
  }
}
