import { spawnSync } from "node:child_process";
import { readFileSync, statSync } from "node:fs";
import { LaunchError } from "./launch-error.mjs";

const SYSTEM_USER = "postgres";
const OWN_USER = "mintreu-postgres";

export function isRoot() {
  return process.getuid?.() === 0;
}

/**
 * The account PostgreSQL runs under: `null` for an ordinary user (the same account), else, because PostgreSQL
 * refuses to run as root, `{ uid, gid }` of an unprivileged one. An existing cluster keeps its owner.
 */
export function postgresAccount(existingCluster) {
  if (!isRoot()) return null;
  const owner = existingCluster && ownerOf(existingCluster);
  if (owner) return owner;
  const account = findUser(SYSTEM_USER) ?? findUser(OWN_USER) ?? createUser() ?? findUser("nobody");
  if (!account) {
    throw new LaunchError(`PostgreSQL cannot run as root and no account for it could be made: create one named ${OWN_USER}, or give DATABASE_URL.`);
  }
  return account;
}

function ownerOf(directory) {
  try {
    const { uid, gid } = statSync(directory);
    return uid === 0 ? null : { uid, gid };
  } catch {
    return null;
  }
}

function findUser(name) {
  const line = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .find((entry) => entry.startsWith(`${name}:`));
  if (!line) return null;
  const [, , uid, gid] = line.split(":");
  return { uid: Number(uid), gid: Number(gid) };
}

/** initdb looks its account up by id, so a bare number is not enough: a real, locked system account is made. */
function createUser() {
  const attempts = [
    ["useradd", ["--system", "--no-create-home", "--user-group", "--shell", "/usr/sbin/nologin", OWN_USER]],
    ["adduser", ["-S", "-D", "-H", OWN_USER]],
  ];
  for (const [command, args] of attempts) {
    if (spawnSync(command, args, { stdio: "ignore" }).status === 0) return findUser(OWN_USER);
  }
  return null;
}

/** True when the account (`null`: ourselves) can run a program; proves every folder on the way, libraries too. */
export function canRun(account, program, args) {
  return spawnSync(program, args, { stdio: "ignore", cwd: "/", ...account }).status === 0;
}

/** True when the account can enter a folder, whatever modes or access lists decide that. */
export function canEnter(account, directory) {
  if (!account) return true;
  return spawnSync("/bin/sh", ["-c", 'cd "$0"', directory], { stdio: "ignore", cwd: "/", ...account }).status === 0;
}
