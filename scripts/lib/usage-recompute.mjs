import { createRequire } from "node:module";
import { join } from "node:path";
import { parseArgs } from "node:util";
import pg from "pg";
import { buildPluginsStep, withProjectLock } from "./build-steps.mjs";
import { LaunchError } from "./launch-error.mjs";
import { createTerminal } from "./terminal.mjs";

const SHOWN = 20;

/** Resolves to the exit code: 1 where sums differ and were not mended. */
export async function recomputeUsage(root, args) {
  const terminal = createTerminal();
  const { from, to, fix, json } = readOptions(args);
  const connectionString = process.env.DATABASE_URL;
  if (!connectionString) throw new LaunchError("DATABASE_URL must name the database whose usage is computed anew.");
  await withProjectLock(root, terminal, () => buildPluginsStep(root, { terminal }));
  const require = createRequire(join(root, "package.json"));
  const { recomputeUsage: recompute } = require(join(root, "plugins", "usage", ".medusa", "server", "src", "recompute", "recompute-usage.js"));
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    const report = await recompute(client, { from, to, fix });
    if (json) terminal.line(JSON.stringify(report));
    else print(terminal, report);
    return report.differences.length > 0 && !fix ? 1 : 0;
  } finally {
    await client.end();
  }
}

function readOptions(args) {
  let values;
  try {
    const text = { type: "string" };
    const flag = { type: "boolean", default: false };
    ({ values } = parseArgs({ args, options: { from: text, to: text, fix: flag, json: flag } }));
  } catch (error) {
    throw new LaunchError(error.message);
  }
  const [from, to] = ["from", "to"].map((name) => {
    const date = new Date(values[name] ?? "");
    if (Number.isNaN(date.getTime())) throw new LaunchError(`--${name} must be a day, like 2026-11-01.`);
    return date;
  });
  if (to <= from) throw new LaunchError("--to must be after --from.");
  return { from, to, fix: values.fix, json: values.json };
}

function print(terminal, { hours, unknown_hours, differences, fixed }) {
  terminal.line(
    `${hours} hours computed anew${unknown_hours > 0 ? `, of ${unknown_hours} the events are no longer there` : ""}: ${differences.length} differences`,
  );
  for (const { table, key, stored, computed } of differences.slice(0, SHOWN)) {
    terminal.line(`  ${table} ${JSON.stringify(key)}: ${JSON.stringify(stored)} should be ${JSON.stringify(computed)}`);
  }
  if (differences.length > SHOWN) terminal.line(`  and ${differences.length - SHOWN} more`);
  if (fixed && differences.length > 0) terminal.line("All of them are mended.");
}
