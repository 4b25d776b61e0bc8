import { randomUUID } from "node:crypto";
import { daysOf, ENSURE_DAYS, type IngestOutcome, ingestBatch, type UsageBatch } from "../../src/domain/ingest-batch";
import type { UsageEvent } from "../../src/domain/usage-event";
import type { UsageDatabase } from "./usage-database";
import { NOON } from "./usage-events";

interface Queries {
  query(statement: { text: string; values?: unknown[] }): Promise<{ rows: Record<string, unknown>[] }>;
}

export const batchOf = (events: UsageEvent[], id: string = randomUUID()): UsageBatch => ({ id, events });

/** Stores a batch as the gateway does. */
export async function storeBatch({ pool }: UsageDatabase, batch: UsageBatch): Promise<IngestOutcome> {
  const client = await pool.connect();
  try {
    await client.query(ENSURE_DAYS, [daysOf(batch)]);
    return await runBatch(client, batch);
  } finally {
    client.release();
  }
}

export async function runBatch(client: Queries, batch: UsageBatch): Promise<IngestOutcome> {
  await client.query({ text: "begin" });
  try {
    const statements = ingestBatch(batch, new Date(NOON));
    let step = statements.next();
    while (!step.done) step = statements.next((await client.query({ ...step.value, values: [...step.value.values] })).rows);
    await client.query({ text: "commit" });
    return step.value;
  } catch (error) {
    await client.query({ text: "rollback" });
    throw error;
  }
}
