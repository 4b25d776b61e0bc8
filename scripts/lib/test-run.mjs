import { LaunchError } from "./launch-error.mjs";
import { watchAncestors } from "./node-runtime.mjs";
import { createStopRequest } from "./stop-request.mjs";
import { createTerminal, formatDuration, tailOf } from "./terminal.mjs";
import { openBench } from "./test-bench.mjs";
import { SUITES } from "./test-suites.mjs";
import { provideTool } from "./test-tools.mjs";

const SHOWN_LINES = 200;
const STOPPED_BY_SIGNAL = 130;
/** Stopping the whole marketplace in order takes longer than stopping a runner. */
const STOP_SECONDS = 60;
/** Where the operator names a tool, none is looked for. */
const GIVEN = { redis: "TEST_REDIS_URL", chromium: "CHROMIUM_PATH" };

/** Runs the suites one after the other, also after a failed one; the last line tells the sum. Resolves to the exit code. */
export async function runTests(root, args) {
  const terminal = createTerminal();
  let suites;
  try {
    suites = selectSuites(args);
  } catch (error) {
    if (!(error instanceof LaunchError)) throw error;
    terminal.line(`  ✗ ${error.message}`);
    terminal.line(closingLine([{ passed: 0, failed: 1 }]));
    return 1;
  }
  let bench;
  const stop = createStopRequest({ onRequest: () => bench?.registry.endAll({ seconds: STOP_SECONDS, hurry: stop.hurried }) });
  watchAncestors(() => stop.request("npm ended"));
  const results = [];
  bench = await openBench(root, { terminal, signal: stop.signal });
  try {
    await prepareTools(suites, bench);
    for (const suite of suites) {
      if (stop.signal.aborted) break;
      const result = await runSuite(suite, bench, stop.signal);
      // What was cut short did not pass.
      results.push(stop.signal.aborted ? { ...result, failed: result.failed + 1 } : result);
    }
  } finally {
    await bench.close({ seconds: STOP_SECONDS, hurry: stop.hurried });
  }
  if (stop.signal.aborted) terminal.line("\n  Interrupted.");
  showSummary(results, terminal);
  terminal.line(closingLine(results));
  if (stop.signal.aborted) return STOPPED_BY_SIGNAL;
  return results.some(({ failed }) => failed > 0) ? 1 : 0;
}

/** `--only unit,checks` → these suites, in the order of the house. Throws a LaunchError for what is no suite. */
export function selectSuites(args, suites = SUITES) {
  const [option, value, ...more] = args.flatMap((arg) => (arg.startsWith("--only=") ? ["--only", arg.slice("--only=".length)] : [arg]));
  if (option === undefined) return suites;
  const names = suites.map(({ name }) => name);
  const wanted = (value ?? "").split(",").filter(Boolean);
  const unknown = wanted.find((name) => !names.includes(name));
  if (option !== "--only" || more.length > 0 || wanted.length === 0 || unknown !== undefined) {
    throw new LaunchError(`Give nothing, or --only with some of: ${names.join(",")}.`);
  }
  return suites.filter(({ name }) => wanted.includes(name));
}

/** What the machine lacks is installed or told before the first suite, not minutes later; the suite then fails by it. */
async function prepareTools(suites, bench) {
  for (const tool of new Set(suites.flatMap(({ needs = [] }) => needs))) {
    if (process.env[GIVEN[tool]]) continue;
    try {
      await provideTool(tool, bench);
    } catch (error) {
      if (!(error instanceof LaunchError)) throw error;
      bench.terminal.line(`  ✗ ${error.message}`);
      return;
    }
  }
}

/** Runs one suite: `{ name, passed, failed, ms }`. */
async function runSuite({ name, run }, bench, signal) {
  const { terminal } = bench;
  const startedAt = Date.now();
  const total = { name, passed: 0, failed: 0, ms: 0 };
  terminal.line(`\n${name}`);
  const part = async (title, work) => {
    if (signal.aborted) return;
    const outcome = await runPart(title, work, terminal, signal);
    total.passed += outcome.passed;
    total.failed += outcome.failed;
  };
  try {
    await run(part, bench);
  } catch (error) {
    if (!signal.aborted) await part(`${name} could not run`, () => Promise.reject(error));
  }
  total.ms = Date.now() - startedAt;
  return total;
}

async function runPart(title, work, terminal, signal) {
  const startedAt = Date.now();
  let outcome;
  try {
    await terminal.step(title, async () => {
      outcome = { passed: 1, failed: 0, ...(await work()) };
      if (outcome.failed > 0) throw new FailedPart();
      return outcome.passed === 1 ? undefined : `${outcome.passed} passed`;
    });
    return outcome;
  } catch (error) {
    if (signal.aborted) return { passed: 0, failed: 0 };
    if (!(error instanceof FailedPart)) outcome = outcomeOfError(error);
  }
  const counts = [`${outcome.failed} failed`, ...(outcome.passed > 0 ? [`${outcome.passed} passed`] : []), ...(outcome.remarks ?? [])];
  terminal.line(`  ✗ ${title} (${formatDuration(Date.now() - startedAt)}, ${counts.join(", ")})`);
  const text = outcome.text ?? (outcome.logFile ? tailOf(outcome.logFile, SHOWN_LINES) : "");
  if (text) terminal.line(text.replace(/^/gm, "    "));
  if (outcome.logFile) terminal.line(`    The whole log: ${outcome.logFile}`);
  return outcome;
}

class FailedPart extends Error {}

function outcomeOfError(error) {
  if (!(error instanceof LaunchError)) return { passed: 0, failed: 1, text: error?.stack ?? String(error) };
  const tail = error.logFile ? `\n${tailOf(error.logFile, SHOWN_LINES)}` : "";
  return { passed: 0, failed: 1, text: `${error.message}${tail}`, logFile: error.logFile };
}

function showSummary(results, terminal) {
  terminal.line();
  const width = Math.max(...results.map(({ name }) => name.length));
  for (const { name, passed, failed, ms } of results) {
    terminal.line(
      `  ${failed > 0 ? "✗" : "✓"} ${name.padEnd(width)}  ${String(passed).padStart(5)} passed  ${String(failed).padStart(4)} failed  ${formatDuration(ms)}`,
    );
  }
  terminal.line();
}

/** The one line that tools read. */
export function closingLine(results) {
  const sum = (key) => results.reduce((total, result) => total + result[key], 0);
  return `${sum("passed")} passed, ${sum("failed")} failed`;
}
