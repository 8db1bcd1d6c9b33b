// SPDX-License-Identifier: Apache-2.0
//
// What the page shows of the kiosk's own sources: assets/icons, assets/scenes and the two palettes, read when the page is
// built, so that a colour or a drawing has one home.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Plugin } from "vite";

// Of the voice, the keypad and the screen's settings: a phone has its own.
const notOnThePage = new Set([
  "display", "download", "eye", "faster", "headset", "key", "lower", "pause", "play", "qr_code", "raise", "repeat", "scan", "slower", "speak",
  "stop", "up", "volume_down", "volume_up",
]);

function inside(svg: string, file: string): string {
  const match = /<svg[^>]*>([\s\S]*)<\/svg>/.exec(svg);
  if (!match?.[1]) throw new Error(`${file}: expected one svg element`);
  return match[1].replace(/<!--[\s\S]*?-->/g, "").replace(/>\s+</g, "><").trim();
}

function icons(folder: string): Record<string, { body: string; directional: boolean }> {
  const found: Record<string, { body: string; directional: boolean }> = {};
  for (const file of readdirSync(folder).sort()) {
    const name = file.replace(/\.svg$/, "");
    if (!file.endsWith(".svg") || notOnThePage.has(name)) continue;
    const svg = readFileSync(join(folder, file), "utf8");
    found[name] = { body: inside(svg, file), directional: /<svg[^>]*class="directional"/.test(svg) };
  }
  return found;
}

// Each group directly below the root is a layer, called after what it shows (and -2, -3 … where it comes again).
function scene(file: string, roles: Set<string>): string {
  const layers = inside(readFileSync(file, "utf8"), file);
  return layers.replace(/<g id="([a-z_0-9]+?)(?:-\d+)?">([\s\S]*?)<\/g>/g, (_, role: string, shapes: string) =>
    roles.has(role) ? `<g class="scene-${role}">${shapes.replaceAll('stroke="#000"', 'stroke="currentColor"')}</g>` : "");
}

type Row = { role: string; colors: string[] };

function rows(header: string, pattern: RegExp, least: number): Row[] {
  const found = [...readFileSync(header, "utf8").matchAll(pattern)].map((match) => ({
    role: match[1]!,
    colors: [...match[2]!.matchAll(/0x([0-9A-F]{6})/g)].map((color) => `#${color[1]}`),
  }));
  if (found.length < least) throw new Error(`${header}: expected a palette of ${least} rows or more, got ${found.length}`);
  return found;
}

function palette(root: string): { css: string; sceneRoles: Set<string>; standard: Record<string, string> } {
  const colors = rows(join(root, "kiosk/ui/palette.hpp"), /PaletteRow \{ Color::(\w+), ((?:0x[0-9A-F]{6}(?:, )?){4})/g, 33);
  const scenes = rows(join(root, "kiosk/ui/scene_palette.hpp"), /\{ "(\w+)", ((?:0x[0-9A-F]{6}(?:, )?){2})/g, 31);
  const mode = (at: number) => colors.map((row) => `--${row.role}:${row.colors[at]};`).join("");
  const sceneMode = (at: number) => scenes.map((row) => `--scene-${row.role}:${row.colors[at]};`).join("");
  const css = [
    `:root{${mode(0)}${sceneMode(0)}}`,
    `@media screen and (prefers-color-scheme:dark){:root{${mode(3)}${sceneMode(1)}}}`,
    `@media screen and (prefers-contrast:more){:root{${mode(1)}}}`,
    `@media screen and (prefers-contrast:more) and (prefers-color-scheme:dark){:root{${mode(2)}}}`,
    ...scenes.map((row) => `.scene-${row.role}{color:var(--scene-${row.role});fill:currentColor}`),
  ].join("\n");
  return { css, sceneRoles: new Set(scenes.map((row) => row.role)), standard: Object.fromEntries(colors.map((row) => [row.role, row.colors[0]!])) };
}

/** `virtual:icons`, `virtual:scene`, `virtual:palette` (the standard mode) and `virtual:palette.css` (all of them); `root` is the repository. */
export function drawings(root: string): Plugin {
  const made: Record<string, () => string> = {
    "virtual:icons": () => `export default ${JSON.stringify(icons(join(root, "assets/icons")))}`,
    "virtual:scene": () => `export default ${JSON.stringify(scene(join(root, "assets/scenes/arrival.svg"), palette(root).sceneRoles))}`,
    "virtual:palette": () => `export default ${JSON.stringify(palette(root).standard)}`,
    "virtual:palette.css": () => palette(root).css,
  };
  return {
    name: "kiosk-drawings",
    resolveId: (id) => (id in made ? `\0${id}` : undefined),
    load: (id) => (id.startsWith("\0virtual:") ? made[id.slice(1)]?.() : undefined),
  };
}
