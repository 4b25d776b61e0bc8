import { existsSync, readFileSync, rmSync } from "node:fs";
import { basename, join } from "node:path";
import { LaunchError } from "./launch-error.mjs";
import { becomesTrue, commandLineOf, isAlive, processesWorkingIn, programOf } from "./process-identity.mjs";

/** Pid (line 1) and state (line 8) from postmaster.pid, or `null` when no server claims the cluster. */
export function readPostmaster(cluster) {
  try {
    const lines = readFileSync(join(cluster, "postmaster.pid"), "utf8").split("\n");
    return { pid: Number(lines[0]), state: lines[7]?.trim() };
  } catch (error) {
    if (error.code === "ENOENT") return null;
    throw error;
  }
}

/** Ends whatever server an earlier, killed owner left on this cluster. Returns true when there was one. */
export async function endStrayServer(cluster, log) {
  const postmaster = readPostmaster(cluster);
  const strays = serversOn(cluster);
  if (postmaster && isServerOf(postmaster.pid, cluster, strays)) {
    log(`ending the database server that an earlier start left running (process ${postmaster.pid})`);
    await endPostmaster(postmaster.pid);
  }
  // A killed server's helpers end by themselves within moments. A second server beside them would ruin the data.
  const helpersGone = () => serversOn(cluster).length === 0;
  if (!(await becomesTrue(helpersGone, 10_000))) {
    for (const pid of serversOn(cluster)) process.kill(pid, "SIGKILL");
    if (!(await becomesTrue(helpersGone, 5000))) throw new LaunchError(`An earlier database server on ${cluster} does not end.`);
  }
  // Left by a killed server; when its pid belongs to somebody else by now, PostgreSQL would refuse to start.
  if (process.platform === "linux" && existsSync(join(cluster, "postmaster.pid"))) {
    rmSync(join(cluster, "postmaster.pid"), { force: true });
  }
  return strays.length > 0;
}

/** Server processes on this cluster: each works in its data folder. A shell that stands there is none. */
function serversOn(cluster) {
  return processesWorkingIn(cluster).filter((pid) => basename(programOf(pid)).startsWith("postgres"));
}

function isServerOf(pid, cluster, servers) {
  if (process.platform === "linux") return servers.includes(pid);
  // Without /proc the command line decides.
  return isAlive(pid) && commandLineOf(pid).includes(cluster);
}

async function endPostmaster(pid) {
  for (const [signal, waitMs] of [
    ["SIGINT", 20_000],
    ["SIGQUIT", 5000],
    ["SIGKILL", 5000],
  ]) {
    try {
      process.kill(pid, signal);
    } catch (error) {
      if (error.code === "ESRCH") return;
      throw error;
    }
    if (await becomesTrue(() => !isAlive(pid), waitMs)) return;
  }
}
