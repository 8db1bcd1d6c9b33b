// SPDX-License-Identifier: Apache-2.0
//
// Offline after the first visit, and a new edition only between two families: the service worker of a new edition waits
// until nobody's answers are held, in this tab or another.

/** Resolves once the page works without a network. `idle` says whether no answers are held. */
export interface Edition {
  offline: Promise<void>;
  /** Keeps a file that this edition published, as it arrived, for visits without a network. */
  keep(address: string, bytes: Uint8Array): void;
  /** To be called whenever a family is gone. */
  betweenFamilies(): void;
}

/** Begins once `first` has arrived, or has not: what it fetches for later visits would keep this one waiting. */
export function edition(idle: () => boolean, first: Promise<unknown>): Edition {
  const workers = navigator.serviceWorker;
  if (!workers) return { offline: new Promise(() => undefined), keep: () => undefined, betweenFamilies: () => undefined };
  const register = () => workers.register("./service-worker.js", { scope: "./", updateViaCache: "none" });
  const registration = first.then(register, register).catch((problem: unknown) => {
    console.warn("this visit works with a network only:", problem);
    return undefined;
  });
  const takeOver = () =>
    void registration.then((found) => {
      if (idle()) found?.waiting?.postMessage("between-families");
    });
  let unserved = workers.controller === null; // that one comes to serve this very page
  workers.addEventListener("controllerchange", () => {
    if (!unserved && idle()) location.reload();
    unserved = false;
  });
  void registration.then((found) => {
    takeOver();
    found?.addEventListener("updatefound", () =>
      found.installing?.addEventListener("statechange", (event) => {
        if ((event.target as ServiceWorker).state === "installed") takeOver();
      }),
    );
  });
  // A face that came before the worker stood is asked for once more, through it; the browser still has it.
  const faces = () => performance.getEntriesByType("resource").filter((entry) => entry.name.endsWith(".woff2"));
  return {
    offline: workers.ready.then(async () => {
      await Promise.allSettled(faces().map((face) => fetch(face.name, { cache: "force-cache" })));
    }),
    keep: (address, bytes) => void workers.ready.then((found) => found.active?.postMessage({ keep: new URL(address, location.href).href, bytes })),
    betweenFamilies: takeOver,
  };
}
