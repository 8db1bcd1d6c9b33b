// SPDX-License-Identifier: Apache-2.0
import { render } from "preact";
import "virtual:palette.css";
import "./style.css";
import "./paper.css";
import { App } from "./app";
import { edition } from "./edition";
import { startCore } from "../../core/host.mjs";
import { asking, telling } from "./portions";
import { published, Unreachable, Untrusted } from "./published";
import { Visit } from "./visit";

/** While it arrives, where the server names its type. */
async function compiled(address: string): Promise<WebAssembly.Module> {
  const response = await fetch(address);
  if (!response.ok) throw new Unreachable(`${address}: ${response.status}`);
  const streams = response.headers.get("content-type") === "application/wasm";
  return streams ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer());
}

const page = document.getElementById("page")!;
const paper = document.getElementById("paper")!;

// The kiosk's QR code brings answers in the fragment, which no server sees. They leave the address bar at once.
const fragment = location.hash.slice(1);
history.replaceState(null, "", location.pathname + location.search);

const core = Promise.all([compiled("core.wasm"), asking()]).then(([module, { formats }]) => startCore(module, formats()));
let visit: Visit | undefined;
const kept = edition(() => !visit || visit.idle, core);

published(kept.keep).then(
  (what) => {
    let offline = false;
    const draw = () => {
      if (!visit) return;
      render(<App visit={visit} paper={paper} offline={offline} />, page);
      if (visit.idle) kept.betweenFamilies();
    };
    page.replaceChildren();
    const { ofLanguage } = (visit = new Visit(what, core, telling, draw));
    draw();
    asking().then(({ readyFor }) => readyFor(ofLanguage.locale), () => undefined); // while the core is on its way
    void kept.offline.then(() => {
      offline = true;
      draw();
    });
    if (fragment) void visit.adopt(fragment);
  },
  (problem) => {
    console.error(problem);
    page.querySelector("noscript")?.remove();
    const told = document.createElement("p");
    // Not even the languages are known, or to be trusted.
    told.textContent =
      problem instanceof Untrusted
        ? "收到的内容和发布的不一样，不能给您看。请打12345。 What arrived is not what was published, so it is not shown. Call 12345."
        : "没能打开，请检查网络，再试一次。 It could not be opened: please check the network and try again. 110 · 120 · 12345";
    page.append(told);
  },
);
