import cluster from "node:cluster";
import { AggregatorRegistry, type RegistryContentType } from "prom-client";
import { createLog, type Log } from "./process/log";
import { serveMetrics } from "./process/metrics-server";
import { serve } from "./process/serve";
import { SupervisedWorkers } from "./process/supervise-workers";
import { readSettings, type Settings } from "./settings";

const INDEX = "GATEWAY_WORKER_INDEX";
/** Beyond draining: for storing events and closing connections. */
const END_MS = 15_000;

async function main(): Promise<void> {
  const settings = readSettings();
  const index = Number(process.env[INDEX] ?? 0);
  const log = createLog(cluster.isWorker ? `worker-${index}` : "gateway");
  if (cluster.isWorker || settings.workers === 1) await runProcess(settings, index, log);
  else await runPrimary(settings, log);
}

async function runProcess(settings: Settings, index: number, log: Log): Promise<void> {
  if (cluster.isWorker) answerPrimary();
  const served = await serve(settings, { index, log });
  const end = (code: number) =>
    void served.stop().then(
      () => process.exit(code),
      (error: unknown) => {
        log("error", "the end failed", { error });
        process.exit(1);
      },
    );
  onSignals(() => end(0));
  const failed = (error: unknown) => {
    log("error", "an error that nobody expected", { error, stack: error instanceof Error ? error.stack : undefined });
    end(1);
  };
  process.on("uncaughtException", failed);
  process.on("unhandledRejection", failed);
  if (cluster.isWorker) {
    AggregatorRegistry.setRegistries([served.metrics]);
    process.on("disconnect", () => end(0));
  } else await openMetrics(settings, () => served.metrics.metrics());
  log("info", "listening", { host: settings.GATEWAY_HOST, port: settings.GATEWAY_PORT });
}

/** Tells the primary this worker's share of the metrics when it asks; from the first on, because it waits for every worker. */
function answerPrimary(): AggregatorRegistry<RegistryContentType> {
  return new AggregatorRegistry();
}

async function runPrimary(settings: Settings, log: Log): Promise<void> {
  const all = new AggregatorRegistry();
  await openMetrics(settings, () => all.clusterMetrics());
  const workers = new SupervisedWorkers({
    workers: settings.workers,
    fork: (index) => cluster.fork({ [INDEX]: String(index) }),
    log,
    endWithinMs: (settings.GATEWAY_DRAIN_DELAY_SECONDS + settings.GATEWAY_DRAIN_SECONDS) * 1000 + END_MS,
  });
  onSignals(() => void workers.stop().then(() => process.exit(0)));
  log("info", "started", { workers: settings.workers });
}

async function openMetrics({ GATEWAY_METRICS_HOST: host, GATEWAY_METRICS_PORT: port }: Settings, read: () => Promise<string>): Promise<void> {
  if (port !== undefined) await serveMetrics(read, { host, port });
}

function onSignals(end: () => void): void {
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, end);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
