// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { defineConfig } from "vite";
import { drawings } from "./build/drawings";

// Set by packaging/web: the repository, and where the subsets of fonts were made.
const root = process.env.KIOSK_ROOT ?? resolve(__dirname, "../../..");
const fonts = process.env.KIOSK_FONTS ?? resolve(root, ".build/web/fonts");
// Files of `minisign -G`; content is taken only if one of them signed it. None: the page trusts where it came from.
const keys = (process.env.KIOSK_CONTENT_KEYS ?? "").split(":").filter(Boolean).map((file) => readFileSync(file, "utf8").split("\n")[1]!.trim());

export default defineConfig({
  base: "./", // a site may put the page into any folder
  plugins: [drawings(root)],
  resolve: { alias: { "@fonts": fonts } },
  define: { CONTENT_KEYS: JSON.stringify(keys), SIGNED: JSON.stringify(keys.length > 0) }, // without keys, no code for them
  esbuild: { jsx: "automatic", jsxImportSource: "preact" },
  build: {
    target: ["chrome87", "safari14", "firefox91"],
    assetsInlineLimit: 0, // no data: addresses; the Content-Security-Policy has none
    modulePreload: false,
    cssCodeSplit: false,
    reportCompressedSize: false,
    emptyOutDir: true,
  },
});
