// SPDX-License-Identifier: Apache-2.0
//
// What the first question needs, and the start does not.
export { formats, readyFor } from "./formats";
export { AnotherChild, Contradiction, Notice, Question, Review } from "./screens/asking";
export { End, Help } from "./screens/reading";
