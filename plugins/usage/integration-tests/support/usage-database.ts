import { randomBytes } from "node:crypto";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";

const MIGRATIONS = join(__dirname, "..", "..", "src", "modules", "usage", "migrations");

export interface UsageDatabase {
  url: string;
  pool: pg.Pool;
  rows<Row>(text: string, values?: unknown[]): Promise<Row[]>;
  remove(): Promise<void>;
}

interface Step {
  up(): Promise<void>;
  getQueries(): unknown[];
}

/** A database of its own on the server of `DATABASE_URL`, with the tables as the module's migrations make them. */
export async function openUsageDatabase(): Promise<UsageDatabase> {
  const server = process.env["DATABASE_URL"];
  if (!server) throw new Error("DATABASE_URL must name a PostgreSQL server for these tests");
  const name = `usage_${randomBytes(6).toString("hex")}`;
  const url = new URL(server);
  const admin = async (statement: string): Promise<void> => {
    const client = new pg.Client({ connectionString: server });
    await client.connect();
    await client.query(statement).finally(() => client.end());
  };
  await admin(`create database ${name}`);
  url.pathname = `/${name}`;
  const pool = new pg.Pool({ connectionString: url.toString(), max: 8 });
  // A server that a test kills says goodbye to those who wait.
  pool.on("error", () => undefined);
  for (const statement of await migrationStatements()) await pool.query(statement);
  return {
    url: url.toString(),
    pool,
    rows: async (text, values) => (await pool.query(text, values)).rows,
    async remove() {
      await pool.end();
      await admin(`drop database ${name} with (force)`);
    },
  };
}

export async function migrationStatements(): Promise<string[]> {
  const statements: string[] = [];
  for (const file of readdirSync(MIGRATIONS).sort()) {
    const loaded = (await import(join(MIGRATIONS, file))) as Record<string, new (...none: never[]) => Step>;
    for (const Migration of Object.values(loaded).filter((one) => typeof one === "function")) {
      const step = new Migration(...([undefined, undefined] as never[]));
      await step.up();
      statements.push(...step.getQueries().map(String));
    }
  }
  return statements;
}
