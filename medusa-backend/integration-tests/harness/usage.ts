import { randomBytes, randomUUID } from "node:crypto";
import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import { daysOf, ENSURE_DAYS, ingestBatch } from "@mintreu/usage/domain/ingest-batch";
import type { UsageEvent } from "@mintreu/usage/domain/usage-event";
import type { Marketplace } from "./boot";

type Sold = Pick<UsageEvent, "license_id" | "product_id" | "developer_id">;

interface Connection {
  query(text: string, values?: readonly unknown[]): Promise<{ rows: Record<string, unknown>[] }>;
}

/** Stores calls as the gateway does: a batch by the statements of the ingestion, in one transaction. */
export async function ingest({ container }: Marketplace, events: UsageEvent[], batchId: string = randomUUID()): Promise<void> {
  const { client } = container.resolve(ContainerRegistrationKeys.PG_CONNECTION) as Knex;
  const connection = (await client.acquireConnection()) as Connection;
  try {
    const batch = { id: batchId, events };
    await connection.query(ENSURE_DAYS, [daysOf(batch)]);
    await connection.query("begin");
    const statements = ingestBatch(batch, new Date());
    for (let step = statements.next(); !step.done;) {
      const { rows } = await connection.query(step.value.text, step.value.values);
      step = statements.next(rows);
    }
    await connection.query("commit");
  } catch (error) {
    await connection.query("rollback");
    throw error;
  } finally {
    await client.releaseConnection(connection);
  }
}

/** Whose call it is, by a licence's id. */
export async function soldAs({ sql }: Marketplace, licenseId: string): Promise<Sold> {
  const [row] = await sql<Sold>(`select id as license_id, product_id, developer_id from license where id = ?`, [licenseId]);
  return row!;
}

/** A call that was served, a moment ago where nothing else is said. */
export function call(sold: Sold, fields: Partial<UsageEvent> = {}): UsageEvent {
  const at = fields.at ?? Date.now() - 1000;
  return {
    id: uuidAt(at),
    at,
    ...sold,
    endpoint: "/rates/{base}",
    method: "GET",
    status: 200,
    request_bytes: 100,
    response_bytes: 900,
    upstream_ms: 8,
    total_ms: 10,
    country: "DE",
    ip_hash: "an-address",
    agent: "curl",
    units: 1,
    calls_lease_id: null,
    bytes_lease_id: null,
    ...fields,
  };
}

/** A notification in an account; gives its id. */
export async function writeNotice({ sql }: Marketplace, recipient: { type: "customer" | "developer"; id: string }): Promise<string> {
  const id = `inapp_${randomUUID()}`;
  await sql(
    `insert into in_app_notification (id, recipient_type, recipient_id, cause, kind, title, body, created_at) values (?, ?, ?, ?, 'test', 'Something happened', 'It did.', now())`,
    [id, recipient.type, recipient.id, `test:${id}`],
  );
  return id;
}

/** UUIDv7. */
function uuidAt(at: number): string {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(at, 0, 6);
  bytes[6] = (bytes[6]! & 0x0f) | 0x70;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  return bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
