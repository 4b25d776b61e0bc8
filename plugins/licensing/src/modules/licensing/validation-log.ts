import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { type LogEntry, toRow } from "./license-log";

const COLUMNS = "(id, license_id, action, actor_type, actor_id, ip, user_agent, domain, reason, created_at)";
const BATCH = 500;
const DELAY_MS = 200;
const RETRY_MS = 1000;
const MAX_TRIES = 10;
/** Beyond this the newest validations go unlogged rather than the process out of memory. */
const MAX_WAITING = 50_000;

/**
 * Validation answers at once and is logged afterwards, in batches: one insert for the log and one
 * update for `last_used_at`. A batch that fails is tried again. `flush` at a clean stop writes what is left.
 */
export class ValidationLog {
  private waiting: LogEntry[] = [];
  private timer: NodeJS.Timeout | null = null;
  private writing: Promise<void> = Promise.resolve();
  private failures = 0;

  constructor(
    private readonly knex: Knex,
    private readonly onError: (error: unknown) => void,
  ) {}

  add(entry: LogEntry): void {
    if (this.waiting.length >= MAX_WAITING) return;
    this.waiting.push(entry);
    this.timer ??= setTimeout(() => void this.flush(), DELAY_MS);
  }

  /** Writes everything that waits; resolves when it is stored. */
  async flush(): Promise<void> {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    this.writing = this.writing.then(() => this.writeAll());
    await this.writing;
  }

  private async writeAll(): Promise<void> {
    while (this.waiting.length > 0) {
      const batch = this.waiting.splice(0, BATCH);
      try {
        await this.knex.transaction((transaction) => write(transaction, batch));
        this.failures = 0;
      } catch (error) {
        this.onError(error);
        this.failures += 1;
        // A batch that never fits must not hold back all that follow it.
        if (this.failures < MAX_TRIES) this.waiting.unshift(...batch);
        else this.failures = 0;
        this.timer ??= setTimeout(() => void this.flush(), RETRY_MS);
        return;
      }
    }
  }
}

/** Log rows and times of last use together, so that a repeat after a failure writes none of them twice. */
async function write(transaction: Knex, batch: LogEntry[]): Promise<void> {
  const rows = batch.map(() => "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)").join(", ");
  await transaction.raw(`insert into license_log ${COLUMNS} values ${rows}`, batch.flatMap(toRow) as never[]);
  const used = batch.filter((entry) => entry.reason === "VALID");
  if (used.length === 0) return;
  // In one order, so that batches of two processes never wait for one another in a circle.
  await transaction.raw(`select 1 from license where id = any(?) order by id for no key update`, [[...new Set(used.map(({ license_id }) => license_id))]]);
  await transaction.raw(
    `update license set last_used_at = greatest(license.last_used_at, used.at)
       from (select id, max(at) as at from unnest(?::text[], ?::timestamptz[]) as u(id, at) group by id) used
      where license.id = used.id`,
    [used.map(({ license_id }) => license_id), used.map(({ created_at }) => created_at)] as never[],
  );
}
