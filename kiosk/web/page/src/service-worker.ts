// SPDX-License-Identifier: Apache-2.0
//
// Serves this edition's files from its own cache, which holds what was published and never what a family tells. Written
// into the built page by build/service_worker.ts, which fills in what follows.
declare const self: ServiceWorkerGlobalScope;
declare const EDITION: string; // hash of all files of this edition
declare const CONTENT: string[]; // files of content/, by region and language
declare const SHELL: string[]; // what every visit needs; the rest is kept when it is first fetched

const prefix = "kiosk-";
const cacheName = prefix + EDITION;
const forEver = /^(assets|content)\/(?!index\.json)/; // names with their contents' hash: what the page has is not asked for again

// The languages that were chosen with an earlier edition, so that they still are there without a network.
async function chosenBefore(): Promise<string[]> {
  const names = (await caches.keys()).filter((name) => name.startsWith(prefix) && name !== cacheName);
  const kept = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
  const found = kept.flat().map((request) => /\/content\/[0-9a-f]+\/(.+)$/.exec(request.url)?.[1]);
  return CONTENT.filter((path) => found.includes(path.split("/").pop()!));
}

self.addEventListener("install", (event) => {
  const request = (path: string) => new Request(path, { cache: forEver.test(path) ? "default" : "no-cache" });
  event.waitUntil(
    Promise.all([caches.open(cacheName), chosenBefore()]).then(([cache, chosen]) => cache.addAll([...new Set([...SHELL, ...chosen])].map(request))),
  );
});

self.addEventListener("activate", (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter((name) => name.startsWith(prefix) && name !== cacheName).map((name) => caches.delete(name))))
      .then(() => self.clients.claim()),
  );
});

// A page asks to be taken over when it holds no answers; another page may hold some. What a page has fetched before this
// worker stood before it, it hands over, so that nothing is fetched twice, nor while a family answers.
self.addEventListener("message", (event) => {
  const { keep, bytes } = event.data as { keep?: string; bytes?: BodyInit };
  if (keep) event.waitUntil(caches.open(cacheName).then((cache) => cache.put(keep, new Response(bytes))));
  if (event.data !== "between-families") return;
  event.waitUntil(
    self.clients.matchAll({ type: "window", includeUncontrolled: true }).then((pages) => {
      if (pages.length <= 1) return self.skipWaiting();
    }),
  );
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const address = new URL(request.url);
  if (request.method !== "GET" || address.origin !== self.location.origin || !address.href.startsWith(self.registration.scope)) return;
  const wanted = request.mode === "navigate" ? "./" : request.url;
  event.respondWith(
    caches.open(cacheName).then(async (cache) => {
      const kept = await cache.match(wanted, { ignoreSearch: true });
      if (kept) return kept;
      const arrived = await fetch(request);
      if (arrived.ok && request.mode !== "navigate") await cache.put(wanted, arrived.clone());
      return arrived;
    }),
  );
});

export {};
