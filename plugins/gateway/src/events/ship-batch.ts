import { daysOf, ENSURE_DAYS, type IngestOutcome, ingestBatch, type UsageBatch } from "@mintreu/usage/domain/ingest-batch";
import { judgeIngestFault } from "@mintreu/usage/domain/ingest-fault";
import type { Pool, PoolClient, QueryConfig } from "pg";

const MAX_TRIES = 20;
/** A server that went silent without closing the connection must not hold up the spool for ever. */
const QUERY_TIMEOUT_MS = 30_000;
const MAX_KNOWN_DAYS = 1000;

export type ShipResult = { kind: "stored"; outcome: IngestOutcome } | { kind: "away" | "refused"; error: Error };

/** Stores batches in PostgreSQL, one transaction each. */
export class BatchShipper {
  private readonly knownDays = new Set<string>();

  constructor(
    private readonly pool: Pick<Pool, "connect">,
    private readonly now: () => Date,
  ) {}

  /** Never rejects. After `away` nothing is known about the batch: sent again under its id it counts once. */
  async ship(batch: UsageBatch): Promise<ShipResult> {
    let failure: Error = new Error("not tried");
    for (let tries = 0; tries < MAX_TRIES; tries += 1) {
      try {
        return { kind: "stored", outcome: await this.store(batch) };
      } catch (error) {
        failure = error as Error;
        const fault = judgeIngestFault(error as { code?: unknown });
        if (fault === "missing_day") this.knownDays.clear();
        else if (fault !== "retry") return { kind: fault, error: failure };
      }
    }
    return { kind: "away", error: failure };
  }

  private async store(batch: UsageBatch): Promise<IngestOutcome> {
    const client = await this.pool.connect();
    let broken = true;
    // A connection may break between two statements: unheard, that would end the process.
    const onError = () => undefined;
    client.on("error", onError);
    try {
      await this.ensureDays(client, batch);
      const outcome = await inTransaction(client, batch, this.now());
      broken = false;
      return outcome;
    } finally {
      // After a failure the connection's state is unknown: closing it also ends its transaction.
      client.release(broken);
      if (!broken) client.off("error", onError);
    }
  }

  private async ensureDays(client: PoolClient, batch: UsageBatch): Promise<void> {
    const missing = daysOf(batch).filter((day) => !this.knownDays.has(day));
    if (missing.length === 0) return;
    await run(client, { text: ENSURE_DAYS, values: [missing] });
    if (this.knownDays.size > MAX_KNOWN_DAYS) this.knownDays.clear();
    for (const day of missing) this.knownDays.add(day);
  }
}

async function inTransaction(client: PoolClient, batch: UsageBatch, now: Date): Promise<IngestOutcome> {
  await run(client, { text: "begin isolation level read committed" });
  const statements = ingestBatch(batch, now);
  let step = statements.next();
  while (!step.done) {
    const { name, text, values } = step.value;
    const { rows } = await run(client, { name, text, values: [...values] });
    step = statements.next(rows);
  }
  await run(client, { text: "commit" });
  return step.value;
}

function run(client: PoolClient, query: QueryConfig): Promise<{ rows: Record<string, unknown>[] }> {
  const bounded: QueryConfig & { query_timeout: number } = { ...query, query_timeout: QUERY_TIMEOUT_MS };
  return client.query(bounded);
}
