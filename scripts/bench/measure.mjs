import { performance } from "node:perf_hooks";

/** Rounds that are not counted: enough for every question to have been asked. */
const WARM_UP = 40;

/** Median, 95th and 99th percentile of milliseconds, by the nearest rank. */
export function summarize(times) {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))];
  return { p50_ms: round(at(0.5)), p95_ms: round(at(0.95)), p99_ms: round(at(0.99)), requests: sorted.length };
}

export const round = (value, digits = 2) => Number(value.toFixed(digits));

/**
 * Times several ways to do the same, one after the other in each round and in changing order, so that whatever
 * else the machine does slows all of them alike. `runs`: name → `(round) => Promise`.
 */
export async function compare(runs, rounds) {
  const names = Object.keys(runs);
  const times = Object.fromEntries(names.map((name) => [name, []]));
  for (let index = -WARM_UP; index < rounds; index++) {
    for (const name of index % 2 === 0 ? names : names.toReversed()) {
      const start = performance.now();
      await runs[name](Math.abs(index));
      if (index >= 0) times[name].push(performance.now() - start);
    }
  }
  return Object.fromEntries(names.map((name) => [name, summarize(times[name])]));
}

/** Requests a second that several callers get who each ask again as soon as they are answered; and what each waited. */
export async function throughput(run, { callers, seconds }) {
  const times = [];
  let turn = 0;
  const start = performance.now();
  const end = start + seconds * 1000;
  const caller = async () => {
    while (performance.now() < end) {
      const asked = performance.now();
      await run(turn++);
      times.push(performance.now() - asked);
    }
  };
  await Promise.all(Array.from({ length: callers }, caller));
  return { rps: round(times.length / ((performance.now() - start) / 1000), 1), ...summarize(times) };
}

/** A caller of one server; anything but 200 ends the measurement. */
export function requester(baseUrl, headers = {}) {
  return async (path) => {
    const answer = await fetch(`${baseUrl}${path}`, { headers });
    const text = await answer.text();
    if (answer.status !== 200) throw new Error(`${baseUrl}${path} answered ${answer.status}: ${text.slice(0, 200)}`);
    return text;
  };
}
