import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry as MetricsRegistry } from "prom-client";
import type { CallObserver } from "../contract";

/** What is asked when somebody reads the metrics. */
export interface MetricSources {
  registry: { isListening(): boolean; isReachable(): boolean; sizes(): { licenses: number; routes: number } };
  recorder: () => Record<string, number>;
}

const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];
const OVERHEAD_SECONDS = [0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5];

/** Sums by a label, added up in memory and told when somebody reads: a call costs one look-up. */
function counted(registry: MetricsRegistry, name: string, help: string, label: string): (value: string | number, by?: number) => void {
  const sums = new Map<string | number, number>();
  const counter: Counter = new Counter({
    name,
    help,
    labelNames: [label],
    registers: [registry],
    collect: () => {
      counter.reset();
      for (const [value, sum] of sums) counter.inc({ [label]: String(value) }, sum);
    },
  });
  return (value, by = 1) => void sums.set(value, (sums.get(value) ?? 0) + by);
}

/** The metrics of one process, and the observer of its calls that fills them. */
export function createMetrics(sources: MetricSources): { registry: MetricsRegistry; observer: CallObserver } {
  const registry = new MetricsRegistry();
  collectDefaultMetrics({ register: registry, prefix: "mintreu_gateway_" });
  const forwarded = counted(registry, "mintreu_gateway_calls_forwarded_total", "Calls that reached an upstream, by the status answered", "status");
  const refused = counted(registry, "mintreu_gateway_calls_refused_total", "Calls refused by the gateway, by the problem's code", "code");
  const bytes = counted(registry, "mintreu_gateway_body_bytes_total", "Bytes of bodies", "direction");
  const circuits = counted(registry, "mintreu_gateway_circuit_changes_total", "Circuit breakers of upstreams that changed", "state");
  const total = new Histogram({ name: "mintreu_gateway_call_seconds", help: "Whole calls", buckets: SECONDS, registers: [registry] });
  const overhead = new Histogram({
    name: "mintreu_gateway_overhead_seconds",
    help: "What the gateway adds to its upstreams",
    buckets: OVERHEAD_SECONDS,
    registers: [registry],
  });
  gauge(registry, "mintreu_gateway_cached_licenses", "Licences in memory", () => sources.registry.sizes().licenses);
  gauge(registry, "mintreu_gateway_cached_routes", "API products in memory", () => sources.registry.sizes().routes);
  const lowest = { aggregator: "min" as const };
  gauge(registry, "mintreu_gateway_changes_listening", "1 while changes are pushed to every process", () => Number(sources.registry.isListening()), lowest);
  gauge(registry, "mintreu_gateway_database_reachable", "1 while the database answers every process", () => Number(sources.registry.isReachable()), lowest);
  for (const name of Object.keys(sources.recorder())) {
    gauge(registry, `mintreu_gateway_events_${name}`, `Usage events: ${name.replaceAll("_", " ")}`, () => sources.recorder()[name] ?? 0);
  }
  const observer: CallObserver = {
    refused: (code) => refused(code),
    forwarded: ({ status, total_ms, upstream_ms, request_bytes, response_bytes }) => {
      forwarded(status);
      bytes("in", request_bytes);
      bytes("out", response_bytes);
      total.observe(total_ms / 1000);
      if (upstream_ms !== null) overhead.observe(Math.max(0, total_ms - upstream_ms) / 1000);
    },
    circuit: (state) => circuits(state),
  };
  return { registry, observer };
}

function gauge(registry: MetricsRegistry, name: string, help: string, read: () => number, options: { aggregator?: "min" } = {}): void {
  const made: Gauge = new Gauge({ name, help, registers: [registry], ...options, collect: () => made.set(read()) });
}
