import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { DomainError } from "@mintreu/kit/domain/errors";
import type { OpenApiOutcome } from "./faults";
import type { ReadDocument } from "./parse-openapi";

const TIMEOUT_MS = 30_000;
const HEAP_MEGABYTES = 512;
const AT_ONCE = 2;
const MAX_WAITING = 20;

let running = 0;
const waiting: (() => void)[] = [];

/**
 * Reads a document in a thread of its own: other requests go on meanwhile, and one made to take for ever or all memory
 * ends alone. Errors: openapi.invalid with its places, openapi.busy.
 */
export async function readOpenApi(bytes: Uint8Array): Promise<ReadDocument> {
  await turn();
  let outcome: OpenApiOutcome<ReadDocument>;
  try {
    outcome = await parseApart(bytes);
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
  if (outcome.ok) return outcome.value;
  const [first] = outcome.faults;
  const where = first?.path ? `${first.path}: ` : "";
  throw new DomainError("invalid", "openapi.invalid", `${where}${first?.message ?? "The document is not valid."}`, { faults: outcome.faults });
}

async function turn(): Promise<void> {
  if (running < AT_ONCE) {
    running += 1;
    return;
  }
  if (waiting.length >= MAX_WAITING) {
    throw new DomainError("unavailable", "openapi.busy", "Many documents are being read. Try again in a moment.", { retry_after_seconds: 10 });
  }
  // Whoever ends hands their place on.
  await new Promise<void>((resolve) => waiting.push(resolve));
}

function parseApart(bytes: Uint8Array): Promise<OpenApiOutcome<ReadDocument>> {
  return new Promise((resolve) => {
    const tooMuch = { ok: false as const, faults: [{ path: "", message: "The document takes too much time or memory to read." }] };
    // It gets nothing of this process's environment: it needs none of its secrets.
    const worker = new Worker(join(__dirname, "openapi-worker.js"), {
      ...{ workerData: bytes, env: {}, execArgv: [] },
      resourceLimits: { maxOldGenerationSizeMb: HEAP_MEGABYTES },
    });
    const timer = setTimeout(() => finish(tooMuch), TIMEOUT_MS);
    const finish = (outcome: OpenApiOutcome<ReadDocument>) => {
      clearTimeout(timer);
      resolve(outcome);
      void worker.terminate();
    };
    worker.once("message", finish);
    worker.once("error", () => finish(tooMuch));
    worker.once("exit", () => finish(tooMuch));
  });
}
