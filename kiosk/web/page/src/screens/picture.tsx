// SPDX-License-Identifier: Apache-2.0
//
// The results as a picture, to be kept or sent on.
import { useEffect, useState } from "preact/hooks";
import type { Screen, Words } from "../core";
import { allResults } from "../paper";
import { Button, Heading, Icon } from "../parts";
import { drawPicture, pngOf } from "../picture";
import type { Visit } from "../visit";

export function Picture({ visit, screen, words, close }: { visit: Visit; screen: Screen; words: Words; close: () => void }) {
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
