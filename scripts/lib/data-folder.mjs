import { accessSync, constants, mkdirSync, realpathSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { rotateLog } from "./child-process.mjs";
import { LaunchError } from "./launch-error.mjs";
import { acquireLock, lockHolder, LockHeldError } from "./lock.mjs";
import { isRoot } from "./postgres-account.mjs";

const LOGS = ["backend", "storefront", "gateway", "upstream", "mail", "postgres"];

/** Where one installation keeps everything that is not source or build output. */
export function dataFolderPath(root, environment = process.env) {
  return resolve(root, environment.MINTREU_DATA_DIR || ".data");
}

/** Makes the data folder and names the files in it. */
export function openDataFolder(root) {
  const path = dataFolderPath(root);
  try {
    // As root, PostgreSQL runs under another account and has to pass through.
    mkdirSync(path, { recursive: true, mode: isRoot() ? 0o711 : 0o700 });
    accessSync(path, constants.W_OK);
    mkdirSync(join(path, "logs"), { recursive: true });
  } catch (error) {
    throw new LaunchError(`The data folder ${path} cannot be written (${error.code}); MINTREU_DATA_DIR names another.`);
  }
  const dataDir = realpathSync(path);
  const logFile = (name) => join(dataDir, "logs", `${name}.log`);
  for (const name of LOGS) rotateLog(logFile(name));
  return {
    path: dataDir,
    shown: relative(root, dataDir).startsWith("..") ? dataDir : relative(root, dataDir),
    logFile,
    runFile: join(dataDir, "run.json"),
    portsFile: join(dataDir, "ports.json"),
    seedFile: join(dataDir, "seed.json"),
    postgres: join(dataDir, "postgres"),
    mail: join(dataDir, "mail"),
    spool: join(dataDir, "gateway-spool"),
    files: ["files", "files-private"].map((name) => join(dataDir, name)),
  };
}

/** Takes the data folder for this launcher; a second one is refused with one line. */
export function lockDataFolder(dataDir) {
  try {
    return acquireLock(lockFile(dataDir));
  } catch (error) {
    if (error instanceof LockHeldError) throw inUse(dataDir, error.holder);
    throw error;
  }
}

/** Refuses early, before anything is installed under the feet of a running marketplace. */
export function refuseWhenInUse(root) {
  const path = dataFolderPath(root);
  const holder = lockHolder(lockFile(path));
  if (holder) throw inUse(path, holder);
}

function lockFile(dataDir) {
  return join(dataDir, "launcher.lock");
}

function inUse(dataDir, holder) {
  return new LaunchError(`The marketplace already runs on ${dataDir} (process ${holder.pid}): stop it first, or give another folder in MINTREU_DATA_DIR.`);
}
