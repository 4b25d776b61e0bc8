import { round } from "./measure.mjs";

const FASTIFY_GOAL = 3;
const NODE_GOAL = 1 / 3;
const CPU_GOAL_US = 110;
const ADDED_GOAL_MS = 3;

/** What was measured, keyed by subject, and which goals are met. */
export function toGatewayReport({ rows, byLicenses, concurrent, half, answered, stored, missing }) {
  const { gateway, node, nginx, fastify } = rows;
  const least = (name, value, limit) => ({ name, value, limit: `at least ${round(limit)}`, met: value >= limit });
  const most = (name, value, limit) => ({ name, value, limit: `at most ${limit}`, met: value <= limit });
  const goals = [
    least("calls/s beside Fastify's proxy with its rate limit", round(gateway.rps / fastify.rps), FASTIFY_GOAL),
    least("calls/s beside a bare server", round(gateway.rps / node.rps, 3), NODE_GOAL),
    most("processor time of a call, µs", gateway.cpu_us, CPU_GOAL_US),
    most("added p99 at half the load, ms", half.added_p99_ms, ADDED_GOAL_MS),
    {
      name: "events in the database, of the calls answered",
      value: stored.count,
      limit: `exactly ${answered}`,
      met: stored.count === answered && stored.calls === answered,
    },
  ];
  return {
    gateway,
    node,
    nginx: nginx ?? null,
    fastify,
    by_licenses: byLicenses,
    with_concurrency_limit: concurrent,
    half_load: half,
    answered,
    stored,
    missing,
    goals,
  };
}

export function printGatewayReport(terminal, { gateway, node, nginx, fastify, by_licenses, with_concurrency_limit, half_load, missing, goals }) {
  const subjects = { "bare node:http": node, "nginx proxy_pass": nginx, "@fastify/http-proxy": fastify, gateway };
  const figures = ({ rps, cpu_us, p50_ms, p99_ms, rss_mb }) => [String(rps), cpu_us.toFixed(0), p50_ms.toFixed(2), p99_ms.toFixed(2), String(rss_mb)];
  const rows = [
    ["subject", "calls/s", "CPU µs", "p50 ms", "p99 ms", "RSS MB"],
    ...Object.entries(subjects).map(([name, row]) => (row ? [name, ...figures(row)] : [name, "not installed", "", "", "", ""])),
    ...Object.entries(by_licenses).map(([licenses, row]) => [`gateway, ${licenses} licences`, ...figures(row)]),
    ["gateway, with a limit of concurrency", ...figures(with_concurrency_limit)],
  ];
  const widths = rows[0].map((_none, column) => Math.max(...rows.map((row) => row[column].length)));
  terminal.line("");
  for (const row of rows) terminal.line(`  ${row.map((text, column) => (column === 0 ? text.padEnd(widths[0]) : text.padStart(widths[column]))).join("   ")}`);
  const { rate, added_p50_ms, added_p99_ms } = half_load;
  terminal.line(`  At ${rate} calls/s the gateway adds ${added_p50_ms} ms (median) and ${added_p99_ms} ms (p99).`);
  for (const name of missing) terminal.line(`  ${name} is not installed here.`);
  terminal.line("");
  for (const { name, value, limit, met } of goals) terminal.line(`  ${met ? "✓" : "✗"} ${name}: ${value} (${limit})`);
}
