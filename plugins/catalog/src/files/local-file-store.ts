import { constants, createWriteStream } from "node:fs";
import { access, mkdir, open, rename, rm, rmdir } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { pipeline } from "node:stream/promises";
import { DomainError } from "@mintreu/kit/domain/errors";
import { checkedKey, type FileStore } from "./file-store";

/** Files in a folder that no server shows. A file has its name only when all of it is on the disk. */
export function localFileStore(folder: string): FileStore {
  const root = resolve(folder);
  const pathOf = (key: string) => join(root, checkedKey(key));
  return {
    async write(key, body) {
      const path = pathOf(key);
      const part = `${path}.part`;
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      try {
        // `flush`: on the disk before the file is closed.
        await pipeline(body, createWriteStream(part, { mode: 0o600, flush: true }));
        await rename(part, path);
      } catch (error) {
        await rm(part, { force: true });
        throw error;
      }
      await syncFolder(dirname(path));
    },
    async remove(key) {
      const path = pathOf(key);
      await rm(`${path}.part`, { force: true });
      await rm(path, { force: true });
      // The folder of a release goes with its last file.
      await rmdir(dirname(path)).catch(() => undefined);
    },
    async open(key) {
      const path = pathOf(key);
      await access(path, constants.R_OK).catch(() => {
        throw new DomainError("unavailable", "release_file.unavailable", "This file cannot be read now.");
      });
      return { path };
    },
  };
}

/** Without it a power failure may forget the new name. Windows cannot open folders. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === "win32") return;
  const handle = await open(path, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
