import { join } from "node:path";
import { readJsonIfSound, writeFileAtomically } from "./atomic-file.mjs";
import { describeExit, endChild, signalGroup, spawnLogged } from "./child-process.mjs";
import { LaunchError } from "./launch-error.mjs";
import { becomesTrue, isAlive, isSameProcess, processesWithVariable } from "./process-identity.mjs";

/** Every child carries this variable with the data folder as value: by it the next start finds what was left. */
export const OWNER_VARIABLE = "MINTREU_SUPERVISED_FOR";
const ORPHAN_GRACE_MS = 5000;

/** The children of one launcher, written down in `<data>/processes.json` so that a killed launcher loses none. */
export function createProcessRegistry(dataDir) {
  const file = join(dataDir, "processes.json");
  const children = new Set();
  let closed = false;
  const write = () => {
    const rows = [...children].map(({ name, pid, start_time }) => ({ name, pid, start_time }));
    writeFileAtomically(file, `${JSON.stringify(rows, null, 2)}\n`);
  };

  function start(options) {
    if (closed) throw new LaunchError("stopping");
    const child = spawnLogged({ ...options, env: { ...options.env, [OWNER_VARIABLE]: dataDir } });
    if (!child.pid) return child;
    children.add(child);
    write();
    child.exited.then(() => {
      children.delete(child);
      write();
    });
    return child;
  }

  /** Runs a program to its end; anything but exit code 0 is a LaunchError that points to its log. */
  async function run({ title, ...options }) {
    const child = start(options);
    const exit = await child.exited;
    child.signalGroup("SIGKILL");
    if (exit.code !== 0) throw new LaunchError(`${title} failed (${describeExit(exit)}).`, { logFile: options.logFile });
  }

  /** Ends all children; from then on none can be started. */
  async function endAll(options) {
    closed = true;
    await Promise.all([...children].map((child) => endChild(child, options)));
  }

  return { start, run, endAll };
}

/**
 * Ends what a killed launcher of this data folder left running: the recorded processes that are still the same
 * ones, and all that carry the owner variable. Returns how many there were.
 */
export async function endOrphans(dataDir) {
  const recorded = readJsonIfSound(join(dataDir, "processes.json")) ?? [];
  const leaders = recorded.filter(isSameProcess).map(({ pid }) => pid);
  const marked = processesWithVariable(OWNER_VARIABLE, dataDir);
  const orphans = [...new Set([...leaders, ...marked])];
  if (orphans.length === 0) return 0;

  for (const pid of orphans) signalProcess(pid, "SIGTERM");
  const allGone = () => orphans.every((pid) => !isAlive(pid));
  if (!(await becomesTrue(allGone, ORPHAN_GRACE_MS))) {
    for (const pid of orphans) signalProcess(pid, "SIGKILL");
    for (const pid of leaders) signalGroup(pid, "SIGKILL");
    if (!(await becomesTrue(allGone, ORPHAN_GRACE_MS))) {
      throw new LaunchError(`Processes of an earlier start do not end: ${orphans.filter(isAlive).join(", ")}.`);
    }
  }
  return orphans.length;
}

function signalProcess(pid, signal) {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (error.code === "EPERM") throw new LaunchError(`Process ${pid} of an earlier start belongs to another user: end it first.`);
    if (error.code !== "ESRCH") throw error;
  }
}
