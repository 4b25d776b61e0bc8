import { buildPluginsStep, cachedBuilds, createProjectRegistry, runCachedBuild, withProjectLock } from "./build-steps.mjs";
import { openDataFolder } from "./data-folder.mjs";
import { watchAncestors } from "./node-runtime.mjs";
import { createStopRequest } from "./stop-request.mjs";
import { createTerminal } from "./terminal.mjs";

const STOPPED_BY_SIGNAL = 130;

/** Builds plugins, admin, backend and storefront, each only when its sources changed. Resolves to the exit code. */
export async function buildAll(root) {
  const terminal = createTerminal();
  const { logFile } = openDataFolder(root);
  const builders = createProjectRegistry(root);
  const stop = createStopRequest({ onRequest: () => builders.endAll({ hurry: stop.hurried }) });
  watchAncestors(() => stop.request("npm ended"));
  const context = { terminal, builders, logFile };
  try {
    await withProjectLock(
      root,
      terminal,
      async () => {
        await buildPluginsStep(root, context);
        for (const build of Object.values(cachedBuilds(root))) await runCachedBuild(root, build, context);
      },
      { signal: stop.signal },
    );
  } catch (error) {
    if (stop.signal.aborted) return STOPPED_BY_SIGNAL;
    throw error;
  }
  terminal.line("  Everything is built.");
  return 0;
}
