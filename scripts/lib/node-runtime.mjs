import { spawn, spawnSync } from "node:child_process";
import { existsSync, readFileSync, realpathSync } from "node:fs";
import { join } from "node:path";
import { commandLineOf, isSameProcess, parentOf, startTimeOf } from "./process-identity.mjs";
import { LaunchError } from "./launch-error.mjs";

/** What runs npm and this launcher, and what the packages inside need. */
const LAUNCHER_MINIMUM = [20, 19];
const PROJECT_MINIMUM = [22, 12];
const ANCESTRY_VARIABLE = "MINTREU_LAUNCHER_ANCESTRY";
const ANCESTRY_INTERVAL_MS = 1000;

export function isAtLeast(version, [major, minor]) {
  const [thisMajor, thisMinor] = version.split(".").map(Number);
  return thisMajor > major || (thisMajor === major && thisMinor >= minor);
}

export function assertLauncherRuntime(version = process.versions.node) {
  if (isAtLeast(version, LAUNCHER_MINIMUM)) return;
  throw new LaunchError(`Node.js ${LAUNCHER_MINIMUM.join(".")} or newer is needed to start; this is ${version}.`);
}

/**
 * The Node.js the project runs on: the binary that npm brought as a package for this platform, else the one that
 * runs now when it is new enough. A binary that does not start here (another C library) is passed over.
 */
export function findProjectNode(root, { version = process.versions.node, execPath = process.execPath } = {}) {
  for (const file of packagedBinaries(root)) {
    if (existsSync(file) && spawnSync(file, ["--version"]).status === 0) return realpathSync(file);
  }
  if (isAtLeast(version, PROJECT_MINIMUM)) return realpathSync(execPath);
  throw new LaunchError(
    `npm has no Node.js binary for ${process.platform}-${process.arch}: install Node.js ${PROJECT_MINIMUM.join(".")} or newer (this is ${version}).`,
  );
}

function packagedBinaries(root) {
  const binary = process.platform === "win32" ? "node.exe" : "node";
  const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const platform = process.platform === "win32" ? "win" : process.platform;
  return Object.keys(manifest.optionalDependencies ?? {})
    .filter((name) => name.startsWith("node-") && name.endsWith(`${platform}-${process.arch}`))
    .map((name) => join(root, "node_modules", name, "bin", binary));
}

/** Runs the same script with the same arguments on another Node.js and resolves to its exit code. */
export async function continueWith(node, script, environment) {
  const child = spawn(node, [script, ...process.argv.slice(2)], {
    stdio: "inherit",
    env: { ...environment, [ANCESTRY_VARIABLE]: JSON.stringify(ancestry()) },
  });
  // Ctrl-C reaches the child by itself, it shares the terminal; a second copy is harmless there.
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"];
  const relay = (signal) => child.kill(signal);
  for (const signal of signals) process.on(signal, relay);
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code, signal) => resolve(code ?? (signal ? 1 : 0)));
  });
}

/** This process and those above it up to npm: those whose end must end the marketplace too. */
function ancestry() {
  const chain = [identity(process.pid)];
  if (!process.env.npm_lifecycle_event) return chain;
  const above = [];
  for (let pid = process.ppid, depth = 0; pid > 1 && depth < 4; pid = parentOf(pid), depth += 1) {
    above.push(identity(pid));
    if (/^npm\b|npm-cli\.js/.test(commandLineOf(pid))) return [...chain, ...above];
  }
  return chain;
}

function identity(pid) {
  return { pid, start_time: startTimeOf(pid) };
}

/**
 * Calls `onEnd` once when a process this one was started through is gone. A launcher or npm that is killed hard
 * cannot pass the signal on; without this the marketplace would run on with nobody to stop it.
 */
export function watchAncestors(onEnd) {
  const inherited = process.env[ANCESTRY_VARIABLE];
  delete process.env[ANCESTRY_VARIABLE];
  const self = process.pid;
  const chain = inherited ? JSON.parse(inherited) : ancestry().filter(({ pid }) => pid !== self);
  const timer = setInterval(() => {
    if (chain.every(isSameProcess)) return;
    clearInterval(timer);
    onEnd();
  }, ANCESTRY_INTERVAL_MS);
  timer.unref();
}
