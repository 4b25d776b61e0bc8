import { rmSync } from "node:fs";
import { join } from "node:path";
import { endChild } from "./child-process.mjs";
import { LaunchError } from "./launch-error.mjs";
import { readJsonIfSound } from "./atomic-file.mjs";
import { endStrayPostgres } from "./postgres.mjs";
import { existingCluster, removeCluster } from "./postgres-place.mjs";
import { becomesTrue, processesWithVariable, processesWorkingIn } from "./process-identity.mjs";
import { endOrphans, OWNER_VARIABLE } from "./processes.mjs";

/** A first start on a fresh clone builds everything. */
const START_MS = 10 * 60 * 1000;
const STOP_SECONDS = 60;

/** The whole product, as `npm start` brings it up, on a data folder of its own: `{ runFile, stop, remove }`. */
export async function startMarketplace({ root, folder, registry, environment, logFile }) {
  const dataDir = join(folder, "marketplace");
  const runFile = join(dataDir, "run.json");
  await removeData(dataDir);
  const log = logFile("marketplace");
  rmSync(log, { force: true });
  const child = registry.start({
    name: "marketplace",
    command: process.execPath,
    args: [join(root, "scripts", "start.mjs")],
    cwd: root,
    env: { ...environment, MINTREU_DATA_DIR: dataDir },
    logFile: log,
  });
  const isUp = () => readJsonIfSound(runFile) !== undefined;
  await becomesTrue(() => !child.running || isUp(), START_MS, 250);
  if (!child.running || !isUp()) {
    await endChild(child, { signal: "SIGINT", seconds: STOP_SECONDS });
    throw new LaunchError("The marketplace did not start.", { logFile: log });
  }
  return {
    runFile,
    stop: () => stopMarketplace(child, dataDir, log),
    remove: () => removeData(dataDir),
  };
}

/** Ctrl-C must end it within its time, with a good exit code and without leaving a process. */
async function stopMarketplace(child, dataDir, log) {
  const cluster = existingCluster(join(dataDir, "postgres"));
  child.signal("SIGINT");
  const ended = await becomesTrue(() => !child.running, STOP_SECONDS * 1000);
  if (!ended) throw new LaunchError(`The marketplace did not stop within ${STOP_SECONDS} seconds.`, { logFile: log });
  const { code } = await child.exited;
  if (code !== 0) throw new LaunchError(`The marketplace stopped with exit code ${code}.`, { logFile: log });
  const left = [...processesWithVariable(OWNER_VARIABLE, dataDir), ...(cluster ? processesWorkingIn(cluster) : [])];
  if (left.length > 0) throw new LaunchError(`The stopped marketplace left processes behind: ${left.join(", ")}.`, { logFile: log });
}

async function removeData(dataDir) {
  await endOrphans(dataDir);
  await endStrayPostgres(join(dataDir, "postgres"));
  removeCluster(join(dataDir, "postgres"));
  rmSync(dataDir, { recursive: true, force: true });
}
