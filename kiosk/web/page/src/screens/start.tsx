// SPDX-License-Identifier: Apache-2.0
//
// Which language, which place: all that is asked before anything is decided, or fetched.
import scene from "virtual:scene";
import { Button, Heading, Scene } from "../parts";
import type { Visit } from "../visit";

export function Languages({ visit }: { visit: Visit }) {
  return (
    <ul class="languages">
      {visit.index.languages.map((each) => (
        <li key={each.tag}>
          <button
            type="button"
            class="button plain"
            lang={each.tag}
            dir={each.right_to_left ? "rtl" : "ltr"}
            aria-current={each.tag === visit.language ? "true" : undefined}
            onClick={() => visit.chooseLanguage(each.tag)}
          >
            <span class={`label name-${each.tag}`}>{each.name}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

export function Start({ visit, offline }: { visit: Visit; offline: boolean }) {
  const language = visit.ofLanguage;
  const words = language.words;
  return (
    <div class="start">
      <Scene layers={scene} />
      <div class="greeting">
        <Heading>
          {(words["ui.welcome_title"] ?? language.app_name).split("\n").map((line, at) => (
            <span class="line" key={at}>
              {line}{" "}
            </span>
          ))}
        </Heading>
        <p>{words["page.welcome_text"]}</p>
        <section aria-labelledby="language">
          <h2 id="language">{words["ui.language_title"]}</h2>
          <Languages visit={visit} />
        </section>
        <section aria-labelledby="region">
          <h2 id="region">{language.region_title}</h2>
          <div class="regions">
            {visit.index.regions.map((region) => (
              <Button key={region} kind="primary" id={`region-${region}`} label={language.regions[region]} icon="place" onClick={() => void visit.open(region)} />
            ))}
          </div>
        </section>
        {offline ? <p class="aside">{words["page.offline"]}</p> : null}
      </div>
    </div>
  );
}
