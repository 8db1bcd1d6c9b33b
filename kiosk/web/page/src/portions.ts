// SPDX-License-Identifier: Apache-2.0
//
// The page's script in the portions in which a family needs it, as the words of content/ are: the start; what asks; what
// tells. The start does not wait for the others, nor the first question for the last.
type Asking = typeof import("./asking");
type Telling = typeof import("./telling");

/** What has arrived: `asking` before the core starts, `telling` with the words of the results. */
export const arrived: { asking?: Asking; telling?: Telling } = {};

export const asking = async (): Promise<Asking> => (arrived.asking ??= await import("./asking"));
export const telling = async (): Promise<Telling> => (arrived.telling ??= await import("./telling"));
