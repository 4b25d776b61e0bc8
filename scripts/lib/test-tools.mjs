import { spawnSync } from "node:child_process";
import { accessSync, constants, mkdirSync } from "node:fs";
import { connect } from "node:net";
import { delimiter, join } from "node:path";
import { endChild } from "./child-process.mjs";
import { LaunchError } from "./launch-error.mjs";
import { HOST, reservePorts } from "./ports.mjs";
import { isRoot } from "./postgres-account.mjs";
import { becomesTrue } from "./process-identity.mjs";

const TOOLS = {
  redis: { title: "Redis", programs: ["valkey-server", "redis-server"], debian: "redis-server" },
  chromium: { title: "Chromium", programs: ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"], debian: "chromium" },
};
const FIRST_REDIS_PORT = 47_000;
const REDIS_READY_MS = 15_000;

/** What a machine must have for the suites that need it; always names both, so that one visit to root is enough. */
export function missingToolsMessage(missing) {
  const titles = missing.map((name) => TOOLS[name].title).join(" and ");
  const commands = Object.values(TOOLS)
    .map(({ title, debian }) => `${title}: apt-get install ${debian}`)
    .join("; ");
  const are = missing.length > 1 ? "are" : "is";
  return `${titles} ${are} missing on this machine, and this user may install no packages. As root: ${commands}. Then run npm test again.`;
}

/** The program of a tool on PATH, or undefined. */
export function findTool(name, environment = process.env) {
  const folders = (environment.PATH ?? "").split(delimiter).filter(Boolean);
  return TOOLS[name].programs.flatMap((program) => folders.map((folder) => join(folder, program))).find(isExecutable);
}

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Finds a tool, installing its Debian package where that is possible. Throws a LaunchError that says what to do. */
export async function provideTool(name, bench) {
  const found = findTool(name);
  if (found) return found;
  if (isRoot() && findOnPath("apt-get")) await installPackage(TOOLS[name], bench);
  const installed = findTool(name);
  if (!installed) throw new LaunchError(missingToolsMessage(Object.keys(TOOLS).filter((tool) => !findTool(tool))));
  return installed;
}

function findOnPath(program) {
  return spawnSync(program, ["--version"]).status === 0;
}

async function installPackage({ title, debian }, { terminal, registry, logFile, environment }) {
  await terminal.step(`installing ${title} (Debian package ${debian})`, async () => {
    const apt = async (...args) => {
      const child = registry.start({
        name: "apt-get",
        command: "apt-get",
        args,
        env: { ...environment, DEBIAN_FRONTEND: "noninteractive" },
        logFile: logFile("apt-get"),
      });
      return (await child.exited).code;
    };
    const install = ["install", "--yes", "--no-install-recommends", debian];
    // Package lists may be as old as the machine's image; what cannot be installed is told by the caller.
    if ((await apt(...install)) !== 0 && (await apt("update")) === 0) await apt(...install);
  });
}

/**
 * A Redis for one run: the one that is named for tests, else a server of our own that keeps nothing.
 * Resolves to `{ url, stop }`.
 */
export async function startRedis(bench, { given = process.env.TEST_REDIS_URL } = {}) {
  if (given) return { url: given, stop: async () => {} };
  const command = await provideTool("redis", bench);
  const { ports, release } = await reservePorts({ redis: FIRST_REDIS_PORT });
  const folder = join(bench.folder, "redis");
  mkdirSync(folder, { recursive: true });
  await release("redis");
  const child = bench.registry.start({
    name: "redis",
    command,
    args: ["--port", String(ports.redis), "--bind", HOST, "--save", "", "--appendonly", "no", "--daemonize", "no", "--dir", folder],
    cwd: folder,
    env: bench.environment,
    logFile: bench.logFile("redis"),
  });
  await becomesTrue(async () => !child.running || (await answersPing(ports.redis)), REDIS_READY_MS);
  if (!child.running || !(await answersPing(ports.redis))) {
    await endChild(child);
    throw new LaunchError("Redis did not start.", { logFile: bench.logFile("redis") });
  }
  return { url: `redis://${HOST}:${ports.redis}`, stop: () => endChild(child) };
}

function answersPing(port) {
  return new Promise((resolve) => {
    const socket = connect({ port, host: HOST }, () => socket.write("PING\r\n"));
    const settle = (answer) => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(2000, () => settle(false));
    socket.once("error", () => settle(false));
    socket.once("data", (data) => settle(data.toString().startsWith("+PONG")));
  });
}
