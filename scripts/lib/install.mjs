import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { readJsonIfSound } from "./atomic-file.mjs";
import { withoutNpmVariables } from "./environment.mjs";

/** True when node_modules holds what package-lock.json asks for. */
export function isInstalled(root) {
  const wanted = lockHash(root);
  if (wanted === null) return existsSync(join(root, "node_modules"));
  if (readFileIfAny(stampFile(root))?.trim() === wanted) return true;
  return matchesInstalledTree(root);
}

/** Installs with npm, exactly what the lock file says. `progress(detail)` is called every few seconds. */
export async function install(root, { logFile, builders, progress = () => {} }) {
  const { command, prefix } = npmCommand();
  const npm = (...args) =>
    builders.run({
      name: "npm",
      title: "Installing packages with npm",
      command,
      args: [...prefix, ...args, "--no-audit", "--no-fund"],
      cwd: root,
      env: npmEnvironment(root),
      logFile,
    });
  const timer = setInterval(() => progress(`${countPackages(root)} packages so far`), 3000);
  rmSync(logFile, { force: true });
  try {
    if (lockHash(root) === null) await npm("install");
    else
      await npm("ci").catch((error) => {
        // A registry without the packages of some other platform leaves them out of the lock file, and `npm ci` then
        // refuses it. `npm install` takes the locked versions too, and is told to leave the lock file alone.
        if (!/EUSAGE/.test(readFileIfAny(logFile) ?? "")) throw error;
        return npm("install", "--no-save");
      });
  } finally {
    clearInterval(timer);
  }
  rememberInstalled(root);
}

/** Remembers, inside node_modules, which lock file it was made from: removing the folder removes the memory. */
export function rememberInstalled(root) {
  const hash = lockHash(root);
  if (hash !== null) writeFileSync(stampFile(root), `${hash}\n`);
}

/** Packages put there by `npm install` or `npm ci` by hand count as well: npm keeps a list of what it placed. */
function matchesInstalledTree(root) {
  const wanted = readJsonIfSound(join(root, "package-lock.json"))?.packages;
  const present = readJsonIfSound(join(root, "node_modules", ".package-lock.json"))?.packages;
  if (!wanted || !present) return false;
  return Object.entries(wanted).every(([path, entry]) => {
    if (!path.includes("node_modules/") || entry.optional || entry.peer) return true;
    const found = present[path];
    return Boolean(found) && (entry.link ? found.link === true : found.version === entry.version);
  });
}

function stampFile(root) {
  return join(root, "node_modules", ".mintreu-lock");
}

function lockHash(root) {
  const text = readFileIfAny(join(root, "package-lock.json"));
  return text === null ? null : createHash("sha256").update(text).digest("hex");
}

function readFileIfAny(file) {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if (error.code === "ENOENT") return null;
    throw error;
  }
}

/** npm itself runs on the machine's Node.js: the project's own binary lies in the folder npm is about to replace. */
function npmCommand() {
  const cli = process.env.npm_execpath;
  const node = process.env.npm_node_execpath;
  if (cli?.endsWith(".js") && node && !node.includes("node_modules")) return { command: node, prefix: [cli] };
  if (process.platform !== "win32") return { command: "npm", prefix: [] };
  // Windows starts no .cmd file without a shell; npm lies beside its Node.js.
  const machineNode = spawnSync("where", ["node"], { encoding: "utf8" }).stdout.split(/\r?\n/)[0] || process.execPath;
  return { command: machineNode, prefix: [join(dirname(machineNode), "node_modules", "npm", "bin", "npm-cli.js")] };
}

function npmEnvironment(root) {
  const separator = process.platform === "win32" ? ";" : ":";
  const environment = withoutNpmVariables(process.env);
  const own = join(root, "node_modules");
  environment.PATH = (process.env.PATH ?? "")
    .split(separator)
    .filter((entry) => !entry.startsWith(own))
    .join(separator);
  // NODE_ENV=production would leave out what builds and tests need.
  delete environment.NODE_ENV;
  return environment;
}

/** Packages that are unpacked: npm makes all folders first and fills them afterwards. */
function countPackages(root) {
  const modules = join(root, "node_modules");
  return foldersIn(modules)
    .flatMap((name) => (name.startsWith("@") ? foldersIn(join(modules, name)).map((inner) => join(name, inner)) : [name]))
    .filter((name) => existsSync(join(modules, name, "package.json"))).length;
}

function foldersIn(path) {
  try {
    return readdirSync(path).filter((name) => !name.startsWith("."));
  } catch {
    return [];
  }
}
