import { parseArgs } from "node:util";
import { LaunchError } from "../lib/launch-error.mjs";
import { createStopRequest } from "../lib/stop-request.mjs";
import { createTerminal } from "../lib/terminal.mjs";
import { openBench } from "../lib/test-bench.mjs";
import { cloneTemplate, makeTemplate, startTestDatabase } from "../lib/test-database.mjs";
import { closingLine } from "../lib/test-run.mjs";
import { createRandom, newSeed } from "./random.mjs";
import { STORMS } from "./storms.mjs";
import { readWholeNumber } from "../lib/whole-number.mjs";

const STOPPED_BY_SIGNAL = 130;
const SHOWN_FAULTS = 20;

/** `--seed 7 --seconds 120 --only licence-keys,licence-activations` with bounds. Throws a LaunchError for anything else. */
export function readStormOptions(args, storms = STORMS) {
  const text = { type: "string" };
  let values;
  try {
    ({ values } = parseArgs({ args, options: { seed: text, seconds: text, only: text } }));
  } catch (error) {
    throw new LaunchError(error.message);
  }
  const number = (name, fallback, max) => readWholeNumber(name, values[name] ?? fallback, { max });
  const names = storms.map(({ name }) => name);
  const only = values.only?.split(",") ?? names;
  if (only.some((name) => !names.includes(name))) throw new LaunchError(`--only takes some of: ${names.join(",")}.`);
  return { seed: number("seed", newSeed(), 2 ** 31 - 1), seconds: number("seconds", 120, 86_400), storms: storms.filter(({ name }) => only.includes(name)) };
}

/** Runs the storms one after the other, also after a failed one. Resolves to the exit code. */
export async function runStorms(root, args) {
  const { seed, seconds, storms } = readStormOptions(args);
  const terminal = createTerminal();
  let bench;
  const stop = createStopRequest({ onRequest: () => bench?.registry.endAll({ hurry: stop.hurried }) });
  bench = await openBench(root, { terminal, signal: stop.signal });
  const databases = createDatabases(bench);
  const results = [];
  terminal.line(`  seed ${seed}: the same storm again with --seed ${seed}`);
  try {
    for (const { name, run } of storms) {
      if (stop.signal.aborted) break;
      results.push(
        await runStorm(name, () => run({ bench, random: createRandom(seed, name), seconds, signal: stop.signal, database: databases.open }), terminal),
      );
    }
  } finally {
    await bench.close({ hurry: stop.hurried });
    await databases.remove();
  }
  if (stop.signal.aborted) return STOPPED_BY_SIGNAL;
  terminal.line(closingLine(results));
  return results.some(({ failed }) => failed > 0) ? 1 : 0;
}

async function runStorm(name, run, terminal) {
  let faults;
  try {
    const outcome = await terminal.step(name, run);
    faults = outcome.faults;
    terminal.line(
      `    ${Object.entries(outcome.counts)
        .map(([what, count]) => `${count} ${what}`)
        .join(", ")}`,
    );
  } catch (error) {
    faults = [error instanceof LaunchError ? error.message : (error.stack ?? String(error))];
  }
  for (const fault of faults.slice(0, SHOWN_FAULTS)) terminal.line(`    ✗ ${fault}`);
  if (faults.length > SHOWN_FAULTS) terminal.line(`    … and ${faults.length - SHOWN_FAULTS} more`);
  return faults.length > 0 ? { passed: 0, failed: 1 } : { passed: 1, failed: 0 };
}

/** A server with the demo, made when the first storm asks; each storm gets a database of its own. */
function createDatabases(bench) {
  let server;
  return {
    async open(name) {
      if (!server) {
        server = await startTestDatabase(bench);
        await makeTemplate(bench, server);
      }
      return { url: await cloneTemplate(server, name), environment: server.environment, cluster: server };
    },
    remove: async () => server?.remove(),
  };
}
