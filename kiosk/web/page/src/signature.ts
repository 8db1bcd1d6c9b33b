// SPDX-License-Identifier: Apache-2.0
//
// Signatures of minisign(1), the form in which a kiosk's content is signed: Ed25519 over the BLAKE2b-512 of the bytes
// ("ED"), then a trusted comment, and Ed25519 over both. The keys are built into the page (packaging/web --key).
import { blake2b } from "@noble/hashes/blake2b";

type Bytes = Uint8Array<ArrayBuffer>;
const fromBase64 = (text: string): Bytes => Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
const same = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && a.every((byte, at) => byte === b[at]);
const joined = (a: Uint8Array, b: Uint8Array): Bytes => {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
};

/** The four lines of FILE.minisig, or nothing: it is not of that form. */
function read(text: string): { key: Bytes; ofBytes: Bytes; comment: string; ofComment: Bytes } | undefined {
  const match = /^untrusted comment: [^\n]*\n([A-Za-z0-9+/=]{100})\ntrusted comment: ([^\n]*)\n([A-Za-z0-9+/=]{88})\n$/.exec(text);
  if (!match) return undefined;
  const first = fromBase64(match[1]!);
  if (first.length !== 74 || first[0] !== 0x45 || first[1] !== 0x44) return undefined;
  return { key: first.slice(2, 10), ofBytes: first.slice(10), comment: match[2]!, ofComment: fromBase64(match[3]!) };
}

/**
 * Whether one of `keys` (the second line of FILE.pub) signed these bytes. Nothing: this browser knows no Ed25519, as those
 * before 2025.
 */
export async function signed(bytes: Uint8Array, signature: string, keys: readonly string[]): Promise<boolean | undefined> {
  const given = read(signature);
  if (!given) return false;
  const raw = keys.map(fromBase64).find((key) => key.length === 42 && same(key.slice(2, 10), given.key));
  if (!raw) return false;
  let key: CryptoKey;
  try {
    key = await crypto.subtle.importKey("raw", raw.slice(10), "Ed25519", false, ["verify"]);
  } catch (problem) {
    if (problem instanceof DOMException && problem.name === "NotSupportedError") return undefined;
    throw problem;
  }
  const verify = (of: Bytes, what: Bytes) => crypto.subtle.verify("Ed25519", key, of, what);
  return (
    (await verify(given.ofBytes, Uint8Array.from(blake2b(bytes, { dkLen: 64 })))) &&
    (await verify(given.ofComment, joined(given.ofBytes, new TextEncoder().encode(given.comment))))
  );
}
