// SPDX-License-Identifier: Apache-2.0
import type { Core } from "../page/src/core";

export class CoreError extends Error {}
export type Page = (what: string, texts: string[]) => string | undefined;
export function startCore(module: WebAssembly.Module, page: Page): Promise<Core>;
