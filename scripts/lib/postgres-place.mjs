import { randomBytes } from "node:crypto";
import { chownSync, existsSync, mkdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readJson, writeFileAtomically } from "./atomic-file.mjs";
import { canEnter } from "./postgres-account.mjs";
import { SHARED_PLACE } from "./postgres-binaries.mjs";

/**
 * The data folder of the cluster that belongs to `holder`: `<holder>/cluster/data`, or, where root keeps the project
 * in a folder that the unprivileged account cannot enter, one elsewhere: `<holder>/location.json` records where.
 * `null` when there is none yet.
 */
export function existingCluster(holder) {
  const directory = readJson(join(holder, "location.json"))?.directory ?? join(holder, "cluster");
  const cluster = join(directory, "data");
  return existsSync(join(cluster, "PG_VERSION")) ? cluster : null;
}

/**
 * Makes an empty folder for a cluster that the account owns and can reach. Throw-away clusters that cannot stay with
 * their holder go to the temporary folder.
 */
export function createClusterFolder(holder, account, { durable }) {
  mkdirSync(holder, { recursive: true, mode: account ? 0o711 : 0o700 });
  const location = join(holder, "location.json");
  const inside = join(holder, "cluster");
  rmSync(location, { force: true });
  // Only a finished initdb counts: what a killed one left is in the way.
  rmSync(inside, { recursive: true, force: true });
  if (canEnter(account, holder)) return ownedFolder(inside, account);

  const name = `cluster-${randomBytes(6).toString("hex")}`;
  const directory = durable ? join(SHARED_PLACE, name) : join(tmpdir(), `mintreu-${name}`);
  mkdirSync(SHARED_PLACE, { recursive: true, mode: 0o755 });
  writeFileAtomically(location, `${JSON.stringify({ directory }, null, 2)}\n`);
  return ownedFolder(directory, account);
}

function ownedFolder(directory, account) {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  if (account) chownSync(directory, account.uid, account.gid);
  return directory;
}

/** Deletes the cluster of a holder with all its data, wherever it is. */
export function removeCluster(holder) {
  const elsewhere = readJson(join(holder, "location.json"))?.directory;
  if (elsewhere) rmSync(elsewhere, { recursive: true, force: true });
  rmSync(holder, { recursive: true, force: true });
}
