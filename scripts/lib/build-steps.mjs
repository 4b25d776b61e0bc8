import { existsSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { availableParallelism } from "node:os";
import { buildSdk } from "./build-sdk.mjs";
import { hashContents, readStamp, writeStamp } from "./content-hash.mjs";
import { LaunchError } from "./launch-error.mjs";
import { acquireLockWhenFree } from "./lock.mjs";
import { createProcessRegistry, endOrphans } from "./processes.mjs";
import { throwAwaySecrets } from "./secrets.mjs";
import { buildHeapMegabytes, commonEnvironment, withHeapLimit } from "./settings.mjs";

/** Two builds at a time need about this much; with less they run one after the other. */
const PARALLEL_BYTES = 4 * 1024 ** 3;

/** Whether a second heavy step may run beside a first. */
export function mayRunInParallel() {
  return availableParallelism() >= 2 && process.availableMemory() >= PARALLEL_BYTES;
}

/** Children that write into the project belong to it, not to the data folder that happened to need them. */
export function createProjectRegistry(root) {
  return createProcessRegistry(projectFolder(root));
}

function projectFolder(root) {
  return join(root, ".cache");
}

/** One install or build at a time in a project: data folders share its outputs. */
export async function withProjectLock(root, terminal, work, { signal } = {}) {
  const folder = projectFolder(root);
  mkdirSync(folder, { recursive: true });
  const lock = await acquireLockWhenFree(join(folder, "project.lock"), {
    onWait: ({ pid }) => terminal.line(`  … waiting for another start of this project (process ${pid}) to finish its builds`),
    signal,
  });
  try {
    await endOrphans(folder);
    return await work();
  } finally {
    lock.release();
  }
}

/** Path of a package's program, where npm put it: beside its workspace or at the top. */
export function programFile(root, workspace, packagePath) {
  const places = [join(root, workspace, "node_modules", packagePath), join(root, "node_modules", packagePath)];
  const found = places.find(existsSync);
  if (!found) throw new LaunchError(`${packagePath} is missing in node_modules: remove that folder and start again.`);
  return found;
}

export const medusaProgram = (root) => programFile(root, "medusa-backend", "@medusajs/cli/cli.js");
/** The bundler that the storefront's framework brings; the panel is built with the same one. */
const viteProgram = (root) => programFile(root, "storefront", "vite/bin/vite.js");
export const nuxtProgram = (root) => programFile(root, "storefront", "nuxt/bin/nuxt.mjs");

/** Transpiled with the other plugins. */
export const gatewayProgram = (root) => join(root, "plugins", "gateway", ".medusa", "server", "src", "main.js");

/** Transpiles the plugins and compiles the SDK. The builder decides itself what is stale. */
export async function buildPluginsStep(root, { terminal }) {
  await terminal.step("plugins", async () => {
    const { buildPlugins } = await import("./build-plugins.mjs");
    await buildPlugins({ log: () => {} });
    buildSdk(root);
  });
}

/** The cached builds, in the order they need each other. */
export function cachedBuilds(root) {
  const plugins = readdirSync(join(root, "plugins"));
  const adminSources = ["admin-extensions/src", "admin-extensions/package.json", "admin-extensions/tsconfig.json", "tsconfig.base.json"];
  return {
    admin: {
      title: "admin extensions",
      workspace: "admin-extensions",
      inputs: [...adminSources, "package-lock.json"],
      output: join(root, "admin-extensions", ".medusa", "server", "src"),
      stamp: join(root, "admin-extensions", ".medusa", ".content-hash"),
      command: () => [medusaProgram(root), "plugin:build"],
    },
    panel: {
      title: "developer panel",
      workspace: "admin-extensions",
      inputs: ["admin-extensions/panel", ...adminSources, "package-lock.json"],
      output: join(root, "admin-extensions", "panel", "dist", "index.html"),
      stamp: join(root, "admin-extensions", "panel", "dist", ".content-hash"),
      command: () => [viteProgram(root), "build", "--config", join("panel", "vite.config.mjs")],
    },
    backend: {
      title: "backend",
      workspace: "medusa-backend",
      // Of the plugins only their admin parts are bundled; the rest is read from their own outputs.
      inputs: [
        "medusa-backend/src",
        "medusa-backend/medusa-config.ts",
        "medusa-backend/package.json",
        "medusa-backend/tsconfig.json",
        ...adminSources,
        "package-lock.json",
        ...plugins.flatMap((name) => [`plugins/${name}/package.json`, `plugins/${name}/src/admin`]),
      ],
      output: join(root, "medusa-backend", ".medusa", "server"),
      stamp: join(root, "medusa-backend", ".medusa", ".content-hash"),
      command: () => [medusaProgram(root), "build"],
    },
    storefront: {
      title: "storefront",
      workspace: "storefront",
      inputs: ["storefront", "package-lock.json"],
      output: join(root, "storefront", ".output", "server", "index.mjs"),
      stamp: join(root, "storefront", ".output", ".content-hash"),
      command: () => [nuxtProgram(root), "build"],
    },
  };
}

/** Runs one build unless its output was made from the very same contents. */
export async function runCachedBuild(root, build, { terminal, builders, logFile }) {
  const hash = hashContents(root, build.inputs, { keep: isBuildInput, salt: [process.versions.node] });
  if (readStamp(build.stamp) === hash && existsSync(build.output)) return;
  const logName = `build-${build.title.replaceAll(" ", "-")}`;
  await terminal.step(`building the ${build.title}`, async () => {
    rmSync(build.stamp, { force: true });
    await builders.run({
      name: `build ${build.workspace}`,
      title: `Building the ${build.title}`,
      command: process.execPath,
      args: build.command(),
      cwd: join(root, build.workspace),
      env: buildEnvironment(root),
      logFile: logFile(logName),
    });
    if (!existsSync(build.output)) {
      throw new LaunchError(`Building the ${build.title} left no output.`, { logFile: logFile(logName) });
    }
    writeStamp(build.stamp, hash);
  });
}

function isBuildInput(path) {
  return !/(^|\/)(test|integration-tests|static|uploads)\/|\.(test|spec|e2e)\.[a-z]+$|\.md$|vitest\.config\./.test(path);
}

/** Builds load the settings file but must keep nothing of it: they get addresses that lead nowhere. */
function buildEnvironment(root) {
  const nowhere = "http://build.invalid";
  const settings = {
    ...throwAwaySecrets(),
    DATABASE_URL: "postgres://build.invalid/build",
    BACKEND_URL: nowhere,
    STOREFRONT_URL: nowhere,
    STORE_CORS: nowhere,
    ADMIN_CORS: nowhere,
    AUTH_CORS: nowhere,
    NODE_ENV: "production",
  };
  return withHeapLimit({ ...commonEnvironment(root), ...settings, REDIS_URL: "", SMTP_URL: "" }, buildHeapMegabytes());
}
