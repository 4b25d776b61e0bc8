import { spawnSync } from "node:child_process";
import { readFileSync, readdirSync, readlinkSync } from "node:fs";

// A pid alone names no process: pids are used again. Together with its start time (and the boot, because
// Linux counts start times from there) it does.

/** `{ state, parent, group, startTime }` from /proc, or `null` when the process is gone or there is no /proc. */
function readStat(pid) {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The command name may hold blanks and brackets: fields are counted behind its last bracket.
    const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
    return { state: fields[0], parent: Number(fields[1]), group: Number(fields[2]), startTime: fields[19] };
  } catch {
    return null;
  }
}

function bootId() {
  try {
    return readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
  } catch {
    return "";
  }
}

/** True while a process of this id exists and is no zombie. */
export function isAlive(pid) {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error.code !== "EPERM") return false;
  }
  const stat = readStat(pid);
  return stat === null || !["Z", "X"].includes(stat.state);
}

/** What tells this process from a later one of the same id; `null` where the platform does not say. */
export function startTimeOf(pid) {
  const stat = readStat(pid);
  if (stat) return `${bootId()}:${stat.startTime}`;
  return process.platform === "linux" ? null : ps(pid, "lstart") || null;
}

/** True when the recorded process still runs: same id and, where known, same start time. */
export function isSameProcess({ pid, start_time: startTime }) {
  if (!isAlive(pid)) return false;
  return !startTime || startTimeOf(pid) === startTime;
}

/** The parent's id, or `null` where it cannot be told. */
export function parentOf(pid) {
  return readStat(pid)?.parent ?? null;
}

/** The command line of a process, words separated by blanks; empty when it cannot be read. */
export function commandLineOf(pid) {
  if (process.platform !== "linux") return ps(pid, "command");
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ").trim();
  } catch {
    return "";
  }
}

/** The path of the program a process runs; empty when it cannot be read. Linux only. */
export function programOf(pid) {
  try {
    return readlinkSync(`/proc/${pid}/exe`);
  } catch {
    return "";
  }
}

function ps(pid, column) {
  if (process.platform === "win32") return "";
  return spawnSync("ps", ["-o", `${column}=`, "-p", String(pid)], { encoding: "utf8" }).stdout?.trim() ?? "";
}

function allPids() {
  try {
    return readdirSync("/proc")
      .filter((name) => /^\d+$/.test(name))
      .map(Number);
  } catch {
    return [];
  }
}

/** Ids of living processes whose environment holds `NAME=value`. Linux only; elsewhere none. */
export function processesWithVariable(name, value) {
  const wanted = `${name}=${value}`;
  return allPids().filter((pid) => {
    if (pid === process.pid || !isAlive(pid)) return false;
    try {
      return readFileSync(`/proc/${pid}/environ`, "utf8").split("\0").includes(wanted);
    } catch {
      return false;
    }
  });
}

/** Ids of living processes that work in this folder. Linux only; elsewhere none. */
export function processesWorkingIn(directory) {
  return allPids().filter((pid) => {
    try {
      return readlinkSync(`/proc/${pid}/cwd`) === directory && isAlive(pid);
    } catch {
      return false;
    }
  });
}

/** Resolves to whether `condition` became true in time; looks again every 50 ms. */
export async function becomesTrue(condition, timeoutMs, intervalMs = 50) {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    if (await condition()) return true;
    if (Date.now() >= deadline) return false;
    await new Promise((resolve) => setTimeout(resolve, intervalMs));
  }
}
