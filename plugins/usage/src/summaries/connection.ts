import type { MedusaContainer } from "@medusajs/framework/types";
import { databaseOf } from "@mintreu/kit/http/knex";

/** One connection to PostgreSQL. */
export interface Connection {
  query<Row = Record<string, unknown>>(text: string, values?: unknown[]): Promise<{ rows: Row[] }>;
}

/** Lends a connection of the shared pool: transactions, cursors and locks of a session need one for themselves. */
export async function withConnection<Result>(container: MedusaContainer, work: (connection: Connection) => Promise<Result>): Promise<Result> {
  const { client } = databaseOf(container) as unknown as {
    client: { acquireConnection(): Promise<Connection>; releaseConnection(used: Connection): Promise<void> };
  };
  const connection = await client.acquireConnection();
  try {
    return await work(connection);
  } finally {
    await client.releaseConnection(connection);
  }
}

export async function inTransaction<Result>(connection: Connection, work: () => Promise<Result>): Promise<Result> {
  await connection.query("begin");
  try {
    const result = await work();
    await connection.query("commit");
    return result;
  } catch (error) {
    await connection.query("rollback").catch(() => undefined);
    throw error;
  }
}

/** Runs work that only one process may do at a time; answers null where another does it already. */
export async function alone<Result>(connection: Connection, name: string, work: () => Promise<Result>): Promise<Result | null> {
  const { rows } = await connection.query<{ free: boolean }>(`select pg_try_advisory_lock(hashtext($1), 1) as free`, [name]);
  if (!rows[0]?.free) return null;
  try {
    return await work();
  } finally {
    await connection.query(`select pg_advisory_unlock(hashtext($1), 1)`, [name]);
  }
}
