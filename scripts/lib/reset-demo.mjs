import { rmSync } from "node:fs";
import { lockDataFolder, openDataFolder } from "./data-folder.mjs";
import { LaunchError } from "./launch-error.mjs";
import { endStrayPostgres } from "./postgres.mjs";
import { removeCluster } from "./postgres-place.mjs";
import { endOrphans } from "./processes.mjs";
import { createTerminal } from "./terminal.mjs";

/**
 * Removes database, files and mails of the embedded demo. Secrets and ports stay, so that sign-ins and addresses
 * are the same afterwards. A database that the operator gave is never touched.
 */
export async function resetDemo(root) {
  if (process.env.DATABASE_URL) {
    throw new LaunchError("DATABASE_URL names a database of yours: drop and create it yourself, then start again.");
  }
  const terminal = createTerminal();
  const data = openDataFolder(root);
  const lock = lockDataFolder(data.path);
  try {
    await endOrphans(data.path);
    await endStrayPostgres(data.postgres);
    removeCluster(data.postgres);
    for (const path of [data.seedFile, data.runFile, data.mail, data.spool, ...data.files]) rmSync(path, { recursive: true, force: true });
  } finally {
    lock.release();
  }
  terminal.line(`  The demo data in ${data.shown} is gone; the next npm start fills it in anew.`);
  return 0;
}
