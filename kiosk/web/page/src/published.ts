// SPDX-License-Identifier: Apache-2.0
//
// What was published with this page: content files, fetched once when they are first wanted, and taken only if their
// SHA-256 is the one that content/index.json names; and that only if one of the keys built into the page has signed it,
// where there are any.
import type { File, Index } from "./core";
import { signed } from "./signature";

declare const CONTENT_KEYS: readonly string[]; // vite.config.ts
declare const SIGNED: boolean; // whether there are any

/** What arrived is not what was published. */
export class Untrusted extends Error {}
/** It did not arrive. */
export class Unreachable extends Error {}

const folder = "content/";

async function fetched(path: string): Promise<ArrayBuffer> {
  let response: Response;
  try {
    response = await fetch(folder + path, { redirect: "error" });
  } catch {
    throw new Unreachable(path);
  }
  if (!response.ok) throw new Unreachable(`${path}: ${response.status}`);
  return response.arrayBuffer();
}

const hex = (bytes: ArrayBuffer): string => [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, "0")).join("");

async function whole(bytes: ArrayBuffer, file: File): Promise<Uint8Array> {
  // Only a page that came by https, or from this machine, has crypto.subtle; elsewhere nothing could be trusted anyway.
  if (crypto.subtle && hex(await crypto.subtle.digest("SHA-256", bytes)) !== file.sha256) throw new Untrusted(file.path);
  return new Uint8Array(bytes);
}

export interface Published {
  index: Index;
  /** Each file arrives once, whoever asks how often. */
  file(file: File): Promise<Uint8Array>;
}

/** `keep` gets each file that is whole, for visits without a network. */
export async function published(keep: (address: string, bytes: Uint8Array) => void): Promise<Published> {
  const bytes = await fetched("index.json");
  if (SIGNED) {
    const signature = new TextDecoder().decode(await fetched("index.json.minisig"));
    const verdict = await signed(new Uint8Array(bytes), signature, CONTENT_KEYS);
    if (verdict === undefined) console.warn("this browser cannot verify the signature of the content");
    if (verdict === false) throw new Untrusted("content/index.json");
  }
  const index = JSON.parse(new TextDecoder().decode(bytes)) as Index;
  const under_way = new Map<string, Promise<Uint8Array>>();
  return {
    index,
    file(file) {
      let bytes = under_way.get(file.path);
      if (!bytes) {
        bytes = fetched(file.path).then((arrived) => whole(arrived, file));
        bytes.then((arrived) => keep(folder + file.path, arrived)).catch(() => under_way.delete(file.path)); // it may be tried again
        under_way.set(file.path, bytes);
      }
      return bytes;
    },
  };
}
