import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import tailwindcss from "tailwindcss";
import tailwind from "./tailwind.config.mjs";

// A plain object: the builder is the one that the storefront brings, named by its path (scripts/lib/build-steps.mjs).
export default {
  root: dirname(fileURLToPath(import.meta.url)),
  base: "/developer/",
  build: {
    outDir: "dist",
    emptyOutDir: true,
    // The policy of the page takes no data: addresses but for pictures.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1500,
    rolldownOptions: { onLog: (level, log, report) => (log.code === "MODULE_LEVEL_DIRECTIVE" ? undefined : report(level, log)) },
  },
  css: { postcss: { plugins: [tailwindcss(tailwind)] } },
  resolve: { dedupe: ["react", "react-dom"] },
};
