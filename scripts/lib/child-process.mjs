import { spawn } from "node:child_process";
import { closeSync, mkdirSync, openSync, renameSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { startTimeOf } from "./process-identity.mjs";

const ROTATE_BYTES = 10 * 1024 * 1024;
const isWindows = process.platform === "win32";

/**
 * Starts a program in a process group of its own (Ctrl-C in the terminal must not reach it: the launcher decides
 * the order in which things end) with its output going straight to a log file, which also survives the launcher.
 * `exited` resolves, and never rejects, to `{ code, signal, error }`.
 */
export function spawnLogged({ name, command, args = [], cwd, env, logFile, uid, gid }) {
  mkdirSync(dirname(logFile), { recursive: true });
  const output = openSync(logFile, "a", 0o600);
  let child;
  try {
    child = spawn(command, args, {
      cwd,
      env,
      ...(uid === undefined ? {} : { uid, gid }),
      detached: !isWindows,
      stdio: ["ignore", output, output],
      windowsHide: true,
    });
  } finally {
    closeSync(output);
  }
  const exited = new Promise((resolve) => {
    child.once("error", (error) => resolve({ code: null, signal: null, error }));
    child.once("exit", (code, signal) => resolve({ code, signal }));
  });
  const handle = {
    name,
    pid: child.pid,
    start_time: child.pid ? startTimeOf(child.pid) : null,
    startedAt: Date.now(),
    logFile,
    running: Boolean(child.pid),
    exited,
    signal: (signal) => child.kill(signal),
    signalGroup: (signal) => signalGroup(child.pid, signal),
  };
  exited.then(() => {
    handle.running = false;
  });
  return handle;
}

/** Signals a whole process group; one that is gone already is no error. */
export function signalGroup(pid, signal) {
  if (!pid) return;
  try {
    process.kill(isWindows ? pid : -pid, signal);
  } catch (error) {
    if (!["ESRCH", "EPERM"].includes(error.code)) throw error;
  }
}

/** `exit code 3`, `signal SIGKILL`, or the reason why it could not even start. */
export function describeExit({ code, signal, error }) {
  if (error) return error.message;
  return signal ? `signal ${signal}` : `exit code ${code}`;
}

/** Puts a log that has grown too long aside; one earlier log is kept. */
export function rotateLog(file) {
  try {
    if (statSync(file).size > ROTATE_BYTES) renameSync(file, `${file}.1`);
  } catch (error) {
    if (error.code !== "ENOENT") throw error;
  }
}

/** Ends a child: asks, waits, then kills its whole group. `hurry` (a promise) cuts the waiting short. */
export async function endChild(child, { signal = "SIGTERM", seconds = 10, hurry = new Promise(() => {}) } = {}) {
  if (child.running) {
    child.signal(signal);
    let timer;
    const timeout = new Promise((resolve) => {
      timer = setTimeout(resolve, seconds * 1000);
    });
    await Promise.race([child.exited, timeout, hurry]);
    clearTimeout(timer);
  }
  // What it started itself is in its group and must not outlive it.
  child.signalGroup("SIGKILL");
  await child.exited;
}
