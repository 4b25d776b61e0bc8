import { randomBytes } from "node:crypto";
import { type FileHandle, mkdir, open, readdir, rename, rm, rmdir, stat } from "node:fs/promises";
import { connect, createServer } from "node:net";
import { basename, join } from "node:path";

const LOCK = "lock";
const SEGMENT = /^\d{15}-[0-9a-f]{12}-\d{9}\.events$/;
/** What a Unix socket's address can hold, with room for the terminating zero on every system. */
const MAX_SOCKET_PATH = 100;
const DRAFT_LIFE_MS = 3_600_000;

/** Where one process keeps its segments: nobody else touches them while it lives. */
export interface SpoolFolder {
  path: string;
  /** A name no other segment ever had; sorts by time. */
  nextName(now: Date): string;
  /** Moves what dead processes left into this folder; answers the names of what was moved, oldest first. */
  adopt(): Promise<string[]>;
  /** Makes files that were created or removed here survive a loss of power. */
  sync(): Promise<void>;
  release(): Promise<void>;
}

/**
 * Makes a folder of its own below `root`. Its lock is a listening socket inside it, which the kernel closes however the
 * process ends. A folder is made complete before it has its name and belongs to one process for ever, so whoever finds
 * the socket deaf may take the segments: each is moved by an atomic rename, which one taker wins.
 */
export async function openSpoolFolder(root: string): Promise<SpoolFolder> {
  await mkdir(root, { recursive: true, mode: 0o700 });
  const owner = randomBytes(6).toString("hex");
  const draft = join(root, `.${owner}`);
  await mkdir(draft, { mode: 0o700 });
  const lock = await holdLock(draft);
  const path = join(root, owner);
  await rename(draft, path);
  await syncFolder(root);
  let sequence = 0;
  return {
    path,
    nextName: (now) => `${String(now.getTime()).padStart(15, "0")}-${owner}-${String((sequence += 1)).padStart(9, "0")}.events`,
    async adopt() {
      const moved: string[] = [];
      for (const other of await readdir(root)) {
        if (/^\.?[0-9a-f]{12}$/.test(other) && !other.endsWith(owner)) moved.push(...(await takeOver(join(root, other), path)));
      }
      return moved.sort();
    },
    sync: () => syncFolder(path),
    async release() {
      await lock.release();
      await rm(join(path, LOCK), { force: true });
      await rmdir(path).catch(() => undefined);
    },
  };
}

async function takeOver(from: string, to: string): Promise<string[]> {
  if (await isAlive(from)) return [];
  const moved: string[] = [];
  for (const name of await readdir(from).catch(() => [])) {
    if (!SEGMENT.test(name)) continue;
    // Another taker may have been quicker.
    await rename(join(from, name), join(to, name)).then(
      () => moved.push(name),
      () => undefined,
    );
  }
  if (moved.length > 0) await syncFolder(to);
  await rm(join(from, LOCK), { force: true });
  await rmdir(from).catch(() => undefined);
  return moved;
}

/** A draft has no socket for a moment; it is left alone until it is an hour old. */
async function isAlive(folder: string): Promise<boolean> {
  const found = await stat(folder).catch(() => null);
  if (!found) return true;
  // By the machine's own time, which is also that of files.
  if (basename(folder).startsWith(".") && Date.now() - found.mtimeMs < DRAFT_LIFE_MS) return true;
  const { address, close } = await socketAddress(folder);
  try {
    return await new Promise((resolve, reject) => {
      const socket = connect(address, () => {
        socket.destroy();
        resolve(true);
      });
      // Only these two mean that nobody listens; anything else (too many open files) is no proof of death.
      socket.on("error", (error: NodeJS.ErrnoException) => {
        if (error.code === "ECONNREFUSED" || error.code === "ENOENT") resolve(false);
        else reject(error);
      });
    });
  } catch {
    return true;
  } finally {
    await close();
  }
}

/** The folder stays open as long as the socket, because closing the socket removes its file by the same address. */
async function holdLock(folder: string): Promise<{ release(): Promise<void> }> {
  const { address, close } = await socketAddress(folder);
  const server = createServer((socket) => socket.destroy());
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    // Exclusive: a cluster would otherwise have its primary listen, which outlives its workers.
    server.listen({ path: address, exclusive: true }, () => {
      server.off("error", reject);
      resolve();
    });
  });
  server.on("error", () => undefined);
  server.unref();
  return {
    async release() {
      await new Promise((resolve) => server.close(resolve));
      await close();
    },
  };
}

/** A path too long for a socket's address is reached through the open folder (Linux). */
async function socketAddress(folder: string): Promise<{ address: string; close(): Promise<void> }> {
  const path = join(folder, LOCK);
  if (Buffer.byteLength(path) <= MAX_SOCKET_PATH) return { address: path, close: async () => undefined };
  const handle = await open(folder, "r").catch(() => null);
  if (!handle) return { address: path, close: async () => undefined };
  return { address: `/proc/self/fd/${handle.fd}/${LOCK}`, close: () => handle.close() };
}

async function syncFolder(path: string): Promise<void> {
  let handle: FileHandle | undefined;
  try {
    handle = await open(path, "r");
    await handle.sync();
  } finally {
    await handle?.close();
  }
}
