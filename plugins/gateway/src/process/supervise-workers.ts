import type { Worker } from "node:cluster";
import type { Log } from "./log";

export interface WorkerSupervision {
  workers: number;
  /** `index` names the worker, and is given again to the one that follows it. */
  fork(index: number): Worker;
  log: Log;
  /** How long workers may take to end before they are killed. */
  endWithinMs: number;
  firstDelayMs?: number;
  longestDelayMs?: number;
  /** A worker that lived as long as this counts as sound. */
  soundMs?: number;
}

/** Keeps workers running: one that ends is started again, later each time while none lives long. */
export class SupervisedWorkers {
  private readonly alive = new Set<Worker>();
  private readonly timers = new Set<NodeJS.Timeout>();
  private stopping = false;
  private quick = 0;

  constructor(private readonly options: WorkerSupervision) {
    for (let index = 0; index < options.workers; index += 1) this.start(index);
  }

  /** Asks all workers to end, and resolves when they have. */
  async stop(): Promise<void> {
    this.stopping = true;
    for (const timer of this.timers) clearTimeout(timer);
    const ended = [...this.alive].map((worker) => new Promise<void>((resolve) => worker.once("exit", () => resolve())));
    for (const worker of this.alive) worker.process.kill("SIGTERM");
    const killer = setTimeout(() => {
      for (const worker of this.alive) worker.process.kill("SIGKILL");
    }, this.options.endWithinMs);
    await Promise.all(ended);
    clearTimeout(killer);
  }

  private start(index: number): void {
    const { fork, log, soundMs = 60_000 } = this.options;
    const worker = fork(index);
    const startedAt = performance.now();
    this.alive.add(worker);
    worker.once("exit", (code, signal) => {
      this.alive.delete(worker);
      if (this.stopping) return;
      this.quick = performance.now() - startedAt < soundMs ? this.quick + 1 : 0;
      const delay = this.delay();
      log("error", "a worker ended and is started again", { worker: index, code, signal, delay_ms: delay });
      const timer = setTimeout(() => {
        this.timers.delete(timer);
        this.start(index);
      }, delay);
      this.timers.add(timer);
    });
  }

  private delay(): number {
    const { firstDelayMs = 100, longestDelayMs = 10_000 } = this.options;
    return Math.min(firstDelayMs * 2 ** Math.max(0, this.quick - 1), longestDelayMs);
  }
}
