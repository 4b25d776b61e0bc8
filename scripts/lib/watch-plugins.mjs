import { readdirSync, utimesSync, watch } from "node:fs";
import { join } from "node:path";
import { buildPlugins } from "./build-plugins.mjs";

const SETTLE_MS = 200;

/** Development: transpiles plugins when they change and wakes Medusa's watcher, which sees its own folder only. */
export function watchPlugins({ root, terminal, signal }) {
  let timer = null;
  const rebuild = async () => {
    try {
      await buildPlugins({ log: (text) => terminal.line(`  … ${text}`) });
      const now = new Date();
      utimesSync(join(root, "medusa-backend", "medusa-config.ts"), now, now);
    } catch (error) {
      terminal.line(`  ! ${error.message}`);
    }
  };
  for (const name of readdirSync(join(root, "plugins"))) {
    watch(join(root, "plugins", name, "src"), { recursive: true, signal }, () => {
      clearTimeout(timer);
      timer = setTimeout(rebuild, SETTLE_MS);
    });
  }
}
