// SPDX-License-Identifier: Apache-2.0
//
// The other side of exports.cpp: the core as an object with load() and call(), in a browser and in node alike.
// Types: page/src/core.ts; this file's own: host.d.mts.

/** What went wrong, in English, for programmers: a call that the page should not have made, or a broken file. */
export class CoreError extends Error {}

/**
 * @param module compiled core.wasm
 * @param page answers what the core asks of it: (what, texts) => text, or undefined where there is no answer
 */
export async function startCore(module, page) {
  const encoder = new TextEncoder();
  const decoder = new TextDecoder();
  let answered = new Uint8Array();
  let failure = "";
  const bytes = (at, length) => new Uint8Array(exports.memory.buffer, at, length);
  const text = (at, length) => decoder.decode(bytes(at, length));

  const imports = {
    page: {
      ask(at, length) {
        const [what, ...texts] = text(at, length).split("\0");
        const answer = page(what, texts);
        if (answer === undefined) return -1;
        answered = encoder.encode(answer);
        return answered.length;
      },
      take(at) {
        bytes(at, answered.length).set(answered);
      },
      number: (at, length) => Number(text(at, length)),
      fail(at, length) {
        failure = text(at, length);
      },
    },
  };
  // What the C library would ask of a system, and the core never does.
  const wasi = {};
  for (const { module: from, name } of WebAssembly.Module.imports(module))
    if (from === "wasi_snapshot_preview1") wasi[name] = () => { throw new CoreError(`no system here: ${name}`); };
  imports.wasi_snapshot_preview1 = wasi;

  const { exports } = await WebAssembly.instantiate(module, imports);
  exports._initialize();

  const give = (what, data) => {
    const at = exports.allocate(data.length || 1);
    bytes(at, data.length).set(data);
    failure = "";
    try {
      return exports[what](at, data.length);
    } catch (error) {
      throw failure ? new CoreError(failure) : error;
    }
  };
  return {
    load(data) {
      const length = give("load", data);
      if (length > 0) throw new CoreError(text(exports.answer(), length));
    },
    call(name, ask) {
      const length = give("call", encoder.encode(JSON.stringify({ call: name, ...ask })));
      const answer = JSON.parse(text(exports.answer(), length));
      if (answer.error !== undefined) throw new CoreError(`${name}: ${answer.error}`);
      return answer;
    },
  };
}
