import assert from "node:assert/strict";
import { test } from "node:test";
import { wordOf } from "./fill-catalog.mjs";
import { compare, summarize } from "./measure.mjs";
import { readBenchOptions } from "./options.mjs";
import { toReport } from "./report.mjs";

test("median, 95th and 99th percentile are those of the nearest rank", () => {
  assert.deepEqual(summarize([5]), { p50_ms: 5, p95_ms: 5, p99_ms: 5, requests: 1 });
  const times = Array.from({ length: 100 }, (_none, index) => 100 - index);
  assert.deepEqual(summarize(times), { p50_ms: 50, p95_ms: 95, p99_ms: 99, requests: 100 });
});

test("ways are timed in turn, equally often", async () => {
  const calls = [];
  const result = await compare({ one: async () => calls.push("one"), other: async () => calls.push("other") }, 20);
  assert.deepEqual([result.one.requests, result.other.requests], [20, 20]);
  assert.equal(calls.filter((name) => name === "one").length, calls.length / 2);
  assert.deepEqual(calls.slice(0, 4), ["one", "other", "other", "one"]);
});

test("options have bounds", () => {
  assert.deepEqual(readBenchOptions([]), { json: false, products: 10_000, developers: 300, rounds: 150, ssr: true });
  assert.equal(readBenchOptions(["--json", "--products", "500", "--without-ssr"]).ssr, false);
  for (const args of [["--products", "many"], ["--products", "5"], ["--rounds", "1.5"], ["--fast"], ["extra"]]) {
    assert.throws(() => readBenchOptions(args), { name: "LaunchError" }, args.join(" "));
  }
});

test("words are different ones", () => {
  assert.equal(new Set(Array.from({ length: 3000 }, (_none, n) => wordOf(n))).size, 3000);
});

test("a goal is met up to its limit", () => {
  const took = (p50_ms, p95_ms) => ({ p50_ms, p95_ms });
  const measured = {
    catalog: {},
    store: { listing: { ours: took(115, 116), untouched: took(100, 100) } },
    search: { known: took(15, 15), unknown: took(16, 16), bare_route: took(10, 10), bare_sql: took(1, 2) },
  };
  const met = Object.fromEntries(toReport({ products: 100, developers: 10 }, measured).goals.map((goal) => [goal.name, goal.met]));
  assert.deepEqual(met, {
    "listing, median": true,
    "listing, p95": false,
    "search beside bare SQL in a store route, asked before, p95": true,
    "search beside bare SQL in a store route, never asked before, p95": false,
  });
});
