import { randomBytes } from "node:crypto";
import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { LOG_ID_BYTES, logId } from "../../domain/log-id";
import { LOG_COLUMNS, type LogEntry, toValues } from "./license-log";

type Validation = LogEntry & { created_at: Date };

interface Batch {
  /** Values by the columns of the log; ids are given once, so that a repeat is recognised. */
  rows: unknown[][];
  used: Validation[];
}

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
  private waiting: Validation[] = [];
  private failed: Batch | null = null;
  private timer: NodeJS.Timeout | null = null;
  private writing: Promise<void> = Promise.resolve();
  private failures = 0;
  private unlogged = 0;

  constructor(
    private readonly knex: Knex,
    private readonly onError: (error: unknown) => void,
  ) {}

  add(entry: Validation): void {
    if (this.waiting.length >= MAX_WAITING) {
      this.unlogged += 1;
      return;
    }
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
    while (this.failed || this.waiting.length > 0) {
      const batch = this.failed ?? toBatch(this.waiting.splice(0, BATCH));
      try {
        await this.knex.transaction((transaction) => write(transaction, batch));
        this.failed = null;
        this.failures = 0;
        this.tellUnlogged();
      } catch (error) {
        this.onError(error);
        this.failures += 1;
        // A batch that never fits must not hold back all that follow it.
        this.failed = this.failures < MAX_TRIES ? batch : null;
        if (!this.failed) this.failures = 0;
        this.timer ??= setTimeout(() => void this.flush(), RETRY_MS);
        return;
      }
    }
  }

  private tellUnlogged(): void {
    if (this.unlogged > 0) this.onError(new Error(`${this.unlogged} validations were not logged while the log could not be written`));
    this.unlogged = 0;
  }
}

function toBatch(entries: Validation[]): Batch {
  const random = randomBytes(LOG_ID_BYTES * entries.length);
  const idOf = ({ created_at }: Validation, index: number) => logId(created_at, random.subarray(index * LOG_ID_BYTES, (index + 1) * LOG_ID_BYTES));
  return { rows: entries.map((entry, index) => toValues(idOf(entry, index), entry)), used: entries.filter(({ reason }) => reason === "VALID") };
}

const INSERT = `insert into license_log (${LOG_COLUMNS.join(", ")})
  select * from unnest(${LOG_COLUMNS.map((column) => (column === "created_at" ? "?::timestamptz[]" : "?::text[]")).join(", ")}) on conflict (id) do nothing`;

/** Log rows and times of last use together, so that a repeat after a failure writes none of them twice. */
async function write(transaction: Knex, { rows, used }: Batch): Promise<void> {
  await transaction.raw(INSERT, LOG_COLUMNS.map((_column, place) => rows.map((row) => row[place])) as never[]);
  if (used.length === 0) return;
  const lastUsed = new Map(used.map(({ license_id, created_at }) => [license_id, created_at]));
  // In one order, so that batches of two processes never wait for one another in a circle.
  await transaction.raw(`select 1 from license where id = any(?) order by id for no key update`, [[...lastUsed.keys()]]);
  await transaction.raw(
    `update license set last_used_at = greatest(license.last_used_at, used.at)
       from unnest(?::text[], ?::timestamptz[]) as used(id, at) where license.id = used.id`,
    [[...lastUsed.keys()], [...lastUsed.values()]] as never[],
  );
}
