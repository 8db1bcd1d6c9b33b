// SPDX-License-Identifier: Apache-2.0
import { resolve } from "node:path";
import { defineConfig } from "vite";
import { drawings } from "./build/drawings";

// Set by packaging/web: the repository, and where the subsets of fonts were made.
const root = process.env.KIOSK_ROOT ?? resolve(__dirname, "../../..");
const fonts = process.env.KIOSK_FONTS ?? resolve(root, ".build/web/fonts");

export default defineConfig({
  base: "./", // a site may put the page into any folder
  plugins: [drawings(root)],
  resolve: { alias: { "@fonts": fonts } },
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
