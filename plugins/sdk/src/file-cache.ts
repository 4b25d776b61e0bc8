import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { LicenseCache } from "./license-cache.ts";

/**
 * Keeps answers as files in a folder of the user's own (mode 0700), so that a command-line tool starts without a
 * request and works without a network. A file is replaced at once: a killed process leaves no half of one.
 */
export function fileCache(folder: string): LicenseCache {
  const fileOf = (name: string) => join(folder, `${name.replaceAll(/[^A-Za-z0-9_-]/g, "_")}.json`);
  let writes = 0;
  return {
    async get(name) {
      try {
        return await readFile(fileOf(name), "utf8");
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
        throw error;
      }
    },
    async set(name, text) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const draft = `${fileOf(name)}.${process.pid}.${(writes += 1)}`;
      await writeFile(draft, text, { mode: 0o600 });
      await rename(draft, fileOf(name));
    },
    delete: (name) => rm(fileOf(name), { force: true }),
  };
}
