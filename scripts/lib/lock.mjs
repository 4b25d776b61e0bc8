import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { isSameProcess, startTimeOf } from "./process-identity.mjs";

const WAIT_INTERVAL_MS = 500;

/** Thrown when a living process holds the lock. */
export class LockHeldError extends Error {
  constructor(file, holder) {
    super(`${file} is held by process ${holder.pid}`);
    this.name = "LockHeldError";
    this.holder = holder;
  }
}

/** The living holder `{ pid, start_time }` of a lock file, or `null`. */
export function lockHolder(file) {
  const holder = parse(read(file));
  return holder && isSameProcess(holder) ? holder : null;
}

/**
 * Takes a lock file for this process; a lock whose holder died, or whose process id now belongs to another
 * process, is taken over. Returns `{ release }`. Throws `LockHeldError`.
 */
export function acquireLock(file) {
  const mine = JSON.stringify({ pid: process.pid, start_time: startTimeOf(process.pid) });
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, mine);
  try {
    // Linking is the atomic step: it fails when the name exists, and the file is complete when it appears.
    for (let attempt = 0; attempt < 20; attempt += 1) {
      try {
        linkSync(draft, file);
        return { release: () => releaseOwn(file, mine) };
      } catch (error) {
        if (error.code !== "EEXIST") throw error;
      }
      removeStale(file);
    }
  } finally {
    rmSync(draft, { force: true });
  }
  throw new Error(`${file} could not be taken: it changes hands too fast`);
}

/** Like `acquireLock`, but waits for a living holder; `onWait(holder)` is called once when it has to. */
export async function acquireLockWhenFree(file, { onWait = () => {}, signal } = {}) {
  let told = false;
  for (;;) {
    try {
      return acquireLock(file);
    } catch (error) {
      if (!(error instanceof LockHeldError)) throw error;
      if (!told) onWait(error.holder);
      told = true;
    }
    signal?.throwIfAborted();
    await new Promise((resolve) => setTimeout(resolve, WAIT_INTERVAL_MS));
  }
}

function removeStale(file) {
  const seen = read(file);
  if (seen === null) return;
  const holder = parse(seen);
  if (holder && isSameProcess(holder)) throw new LockHeldError(file, holder);
  // Two starts may see the same stale lock. Renaming gives it to one of them; the one that moved a fresh lock
  // instead puts it back.
  const aside = `${file}.stale.${process.pid}`;
  try {
    renameSync(file, aside);
  } catch (error) {
    if (error.code === "ENOENT") return;
    throw error;
  }
  const moved = read(aside);
  if (moved !== seen) {
    try {
      linkSync(aside, file);
    } catch (error) {
      if (error.code !== "EEXIST") throw error;
    }
  }
  rmSync(aside, { force: true });
}

function releaseOwn(file, mine) {
  if (read(file) === mine) rmSync(file, { force: true });
}

function read(file) {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if (error.code === "ENOENT") return null;
    throw error;
  }
}

function parse(text) {
  try {
    const holder = JSON.parse(text ?? "null");
    return Number.isInteger(holder?.pid) ? holder : null;
  } catch {
    return null;
  }
}
