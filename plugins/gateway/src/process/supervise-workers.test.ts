import type { Worker } from "node:cluster";
import { EventEmitter } from "node:events";
import { SupervisedWorkers } from "./supervise-workers";

class FakeWorker extends EventEmitter {
  signals: string[] = [];
  process = { kill: (signal: string) => void this.signals.push(signal) };
}

function supervise(options: { endWithinMs?: number } = {}) {
  const forked: { index: number; worker: FakeWorker }[] = [];
  const logged: Record<string, unknown>[] = [];
  const workers = new SupervisedWorkers({
    ...{ workers: 2, endWithinMs: options.endWithinMs ?? 60_000, firstDelayMs: 100, longestDelayMs: 400 },
    fork: (index) => {
      const worker = new FakeWorker();
      forked.push({ index, worker });
      return worker as unknown as Worker;
    },
    log: (_level, _message, fields) => void logged.push(fields ?? {}),
  });
  return { workers, forked, delays: () => logged.map(({ delay_ms }) => delay_ms) };
}

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

it("starts a worker that ended again under its index, later each time", () => {
  const { forked, delays } = supervise();
  for (const delay of [100, 200, 400, 400]) {
    const { index, worker } = forked.at(-1)!;
    worker.emit("exit", null, "SIGKILL");
    jest.advanceTimersByTime(delay - 1);
    const before = forked.length;
    jest.advanceTimersByTime(1);
    expect(forked).toHaveLength(before + 1);
    expect(forked.at(-1)!.index).toBe(index);
  }
  expect(delays()).toEqual([100, 200, 400, 400]);
});

it("asks all to end, starts none again, and kills those that stay", async () => {
  const { workers, forked } = supervise({ endWithinMs: 5000 });
  const stopped = workers.stop();
  const [first, second] = forked.map(({ worker }) => worker);
  expect(first!.signals).toEqual(["SIGTERM"]);
  first!.emit("exit", 0, null);
  jest.advanceTimersByTime(5000);
  expect(second!.signals).toEqual(["SIGTERM", "SIGKILL"]);
  second!.emit("exit", null, "SIGKILL");
  await stopped;
  jest.advanceTimersByTime(60_000);
  expect(forked).toHaveLength(2);
});

it("ends while a worker waits to be started again", async () => {
  const { workers, forked } = supervise();
  forked[0]!.worker.emit("exit", 1, null);
  const stopped = workers.stop();
  forked[1]!.worker.emit("exit", 0, null);
  await stopped;
  jest.advanceTimersByTime(60_000);
  expect(forked).toHaveLength(2);
});
