// SPDX-License-Identifier: Apache-2.0
//
// What no question needs: results and what is taken home of them.
export { PaperPages, paperOf } from "./paper";
export { Compare } from "./screens/compare";
export { Membership } from "./screens/membership";
export { Picture } from "./screens/picture";
export { Results } from "./screens/results";
export { Service } from "./screens/service";
