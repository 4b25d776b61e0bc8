import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { programFile } from "./build-steps.mjs";
import { parseEnvironment } from "./environment.mjs";
import { acquireLockWhenFree } from "./lock.mjs";
import { createProcessRegistry, endOrphans } from "./processes.mjs";
import { commonEnvironment } from "./settings.mjs";
import { countsOf, countsOfTool, readJsonReport, readTapReport } from "./test-counts.mjs";

/**
 * Where the suites work: a folder for logs and throw-away data, and the children they start, all of which end with
 * the run. One run at a time in a project; what a killed one left behind is ended first.
 */
export async function openBench(root, { terminal, signal }) {
  const folder = join(root, ".cache", "test");
  mkdirSync(folder, { recursive: true });
  const lock = await acquireLockWhenFree(join(folder, "run.lock"), {
    onWait: ({ pid }) => terminal.line(`  … waiting for another test run of this project (process ${pid})`),
    signal,
  });
  await endOrphans(folder);
  const registry = createProcessRegistry(folder);
  const environment = testEnvironment(root);
  const logFile = (name) => join(folder, `${name}.log`);
  const reportFile = (name) => join(folder, `${name}.report`);

  /** Runs a program to its end, its output going to a log of its own: `{ code, signal, logFile }`. */
  async function run(name, { program, args, cwd = root, env = {} }) {
    rmSync(logFile(name), { force: true });
    const child = registry.start({ name, command: process.execPath, args: [program, ...args], cwd, env: { ...environment, ...env }, logFile: logFile(name) });
    const exit = await child.exited;
    child.signalGroup("SIGKILL");
    return { ...exit, logFile: logFile(name) };
  }

  /** Runs a tool that says yes or no by its exit code. */
  async function runTool(name, options) {
    const exit = await run(name, options);
    return { ...countsOfTool(exit), logFile: exit.logFile };
  }

  /** Runs Jest or Vitest; `args(report)` tells it where to write its JSON report. */
  async function runJson(name, { args, ...options }) {
    const report = reportFile(name);
    rmSync(report, { force: true });
    const exit = await run(name, { ...options, args: args(report) });
    const counts = existsSync(report) ? readJsonReport(JSON.parse(readFileSync(report, "utf8"))) : {};
    return { ...countsOf(counts, exit), logFile: exit.logFile };
  }

  /** Runs node:test over files. */
  async function runNodeTests(name, files, { concurrency, env }) {
    const report = reportFile(name);
    rmSync(report, { force: true });
    const reporters = ["--test-reporter=spec", "--test-reporter-destination=stdout", "--test-reporter=tap", `--test-reporter-destination=${report}`];
    const exit = await run(name, { program: "--test", args: [...reporters, `--test-concurrency=${concurrency}`, ...files], env });
    const counts = files.length > 0 && existsSync(report) ? readTapReport(readFileSync(report, "utf8")) : {};
    return { ...countsOf(counts, exit), logFile: exit.logFile };
  }

  return {
    root,
    folder,
    terminal,
    registry,
    environment,
    logFile,
    run,
    runTool,
    runJson,
    runNodeTests,
    program: (workspace, path) => programFile(root, workspace, path),
    close: async (options) => {
      await registry.endAll(options);
      lock.release();
    },
  };
}

/** The environment without settings of an installation: tests must not touch what the operator's shell points to. */
function testEnvironment(root, given = process.env) {
  const environment = commonEnvironment(root, given);
  const example = readFileSync(join(root, ".env.example"), "utf8").replace(/^# ?(?=[A-Z][A-Z0-9_]*=)/gm, "");
  for (const name of [...Object.keys(parseEnvironment(example)), "NODE_ENV", "NODE_OPTIONS"]) delete environment[name];
  return environment;
}
