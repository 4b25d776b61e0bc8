import { createStopRequest } from "../lib/stop-request.mjs";
import { createTerminal } from "../lib/terminal.mjs";
import { openBench } from "../lib/test-bench.mjs";
import { startTestDatabase } from "../lib/test-database.mjs";

const STOPPED_BY_SIGNAL = 130;

/**
 * Runs a measurement on a database server of its own and ends all that it started, also when it is stopped.
 * `measure(bench, database)` resolves to a report with `goals`, which `print` shows; `prepare(bench)` may build
 * first. Resolves to the exit code: 1 where a goal is missed.
 */
export async function runBench(root, { json, prepare = async () => {}, measure, print }) {
  const terminal = createTerminal();
  let bench;
  const stop = createStopRequest({ onRequest: () => bench?.registry.endAll({ hurry: stop.hurried }) });
  bench = await openBench(root, { terminal, signal: stop.signal });
  let database;
  try {
    await prepare(bench);
    database = await startTestDatabase(bench);
    const report = await measure(bench, database);
    print(terminal, report);
    if (json) terminal.line(JSON.stringify(report));
    return report.goals.every(({ met }) => met) ? 0 : 1;
  } catch (error) {
    if (stop.signal.aborted) return STOPPED_BY_SIGNAL;
    throw error;
  } finally {
    await bench.close({ hurry: stop.hurried });
    await database?.remove();
  }
}
