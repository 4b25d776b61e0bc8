import { realpathSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { createProjectRegistry, withProjectLock } from "./build-steps.mjs";
import { openDataFolder, refuseWhenInUse } from "./data-folder.mjs";
import { loadProjectEnvironment } from "./environment.mjs";
import { showFailure } from "./failure.mjs";
import { install, isInstalled } from "./install.mjs";
import { assertLauncherRuntime, continueWith, findProjectNode } from "./node-runtime.mjs";
import { createStopRequest } from "./stop-request.mjs";
import { createTerminal } from "./terminal.mjs";

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const STOPPED_BY_SIGNAL = 130;
const STARTED_VARIABLE = "MINTREU_LAUNCH_STARTED_AT";

/**
 * Entry of every command: installs the packages when they are not those of the lock file, goes on with the Node.js
 * that npm brought, and there runs `main({ root, startedAt })`, which resolves to the exit code.
 */
export async function enter(scriptUrl, main) {
  try {
    process.exitCode = await proceed(fileURLToPath(scriptUrl), main);
  } catch (error) {
    showFailure(error);
    process.exitCode = 1;
  }
  // Sockets of finished health checks must not keep a stopped launcher alive.
  process.exit();
}

async function proceed(script, main) {
  assertLauncherRuntime();
  loadProjectEnvironment(root);
  const inherited = Number(process.env[STARTED_VARIABLE]);
  const startedAt = inherited || Date.now();
  delete process.env[STARTED_VARIABLE];
  const installed = inherited ? false : await ensureInstalled();
  if (installed === "stopped") return STOPPED_BY_SIGNAL;
  const node = findProjectNode(root);
  // After an install the file behind the running program may be another one than it was.
  if (installed || realpathOf(process.execPath) !== node) {
    return continueWith(node, script, { ...process.env, [STARTED_VARIABLE]: String(startedAt) });
  }
  return main({ root, startedAt });
}

/** True when packages were installed, false when nothing was to do, `"stopped"` when a signal came in between. */
async function ensureInstalled() {
  if (isInstalled(root)) return false;
  refuseWhenInUse(root);
  const terminal = createTerminal();
  const builders = createProjectRegistry(root);
  const stop = createStopRequest({ onRequest: () => builders.endAll({ hurry: stop.hurried }) });
  const logFile = openDataFolder(root).logFile("install");
  try {
    return await withProjectLock(
      root,
      terminal,
      async () => {
        if (isInstalled(root)) return false;
        await terminal.step("installing packages (a few minutes the first time)", (progress) => install(root, { logFile, progress, builders }));
        return true;
      },
      { signal: stop.signal },
    );
  } catch (error) {
    if (stop.signal.aborted) return "stopped";
    throw error;
  } finally {
    stop.dispose();
  }
}

function realpathOf(file) {
  try {
    return realpathSync(file);
  } catch {
    return file;
  }
}
