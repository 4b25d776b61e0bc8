import { createHash, type Hash } from "node:crypto";
import { Readable, Transform, type TransformCallback } from "node:stream";
import { createGzip } from "node:zlib";
import type { FileStore } from "@mintreu/catalog/files/file-store";
import { addDays } from "@mintreu/kit/domain/clock";
import { type Connection, inTransaction } from "../summaries/connection";

const EVENTS_AT_ONCE = 5000;
const TIDY_AT_ONCE = 20_000;
/** Longer than any batch may wait in a spool; beneath it the ids of events go on refusing repetitions. */
const GUARD_DAYS = 45;

export interface RetiredDay {
  day: string;
  events: number;
  storage_key: string;
}

/**
 * Exports days whose events are older than the retention to the file store (JSON lines, gzip, SHA-256 in `usage_export`) and
 * then drops their partitions. A partition is dropped only if it holds exactly what the export holds; cut off anywhere,
 * the next run does the day again. Only one process may run it at a time.
 */
export async function retireDays(connection: Connection, store: Pick<FileStore, "write">, now: Date, retentionDays: number): Promise<RetiredDay[]> {
  const oldest = addDays(now, -retentionDays).toISOString().slice(0, 10);
  const { rows } = await connection.query<{ day: string }>(
    `select to_char(to_date(right(relname, 8), 'YYYYMMDD'), 'YYYY-MM-DD') as day
       from pg_inherits join pg_class on pg_class.oid = inhrelid
      where inhparent = 'usage_event'::regclass and to_date(right(relname, 8), 'YYYYMMDD') < $1::date
        and not exists (select 1 from usage_sketch_due where (hour at time zone 'UTC')::date = to_date(right(relname, 8), 'YYYYMMDD'))
      order by 1`,
    [oldest],
  );
  const retired: RetiredDay[] = [];
  for (const { day } of rows) {
    const one = await retireDay(connection, store, now, day);
    if (one) retired.push(one);
  }
  return retired;
}

/** Removes guards of batches that no spool can hold any more, and hours of licences' sketches whose days are kept. */
export async function tidyUsage(connection: Connection, now: Date, retentionDays: number): Promise<void> {
  const limits: [string, string, Date][] = [
    ["usage_batch", "created_at < $1", addDays(now, -GUARD_DAYS)],
    ["usage_sketch", "starts_at < $1 and scope = 'license' and period = 'hour'", addDays(now, -retentionDays)],
  ];
  for (const [table, condition, before] of limits) {
    let removed: number;
    do {
      const { rows } = await connection.query<{ removed: number }>(
        `with old as (delete from ${table} where ctid = any(array(select ctid from ${table} where ${condition} limit ${TIDY_AT_ONCE})) returning 1)
         select count(*)::int as removed from old`,
        [before],
      );
      removed = rows[0]!.removed;
    } while (removed === TIDY_AT_ONCE);
  }
}

async function retireDay(connection: Connection, store: Pick<FileStore, "write">, now: Date, day: string): Promise<RetiredDay | null> {
  // Late events may make a day anew after it was dropped: they are a part of their own.
  const { rows } = await connection.query<{ part: number }>(
    `select count(*)::int + 1 as part from usage_export where day = $1::date and dropped_at is not null`,
    [day],
  );
  const part = rows[0]!.part;
  const storage_key = `usage/${day.replaceAll("-", "")}/part_${part}_jsonl_gz`;
  const exported = await exportDay(connection, store, day, storage_key);
  await connection.query(
    `insert into usage_export (day, part, storage_key, sha256, bytes, events, created_at) values ($1::date, $2, $3, $4, $5, $6, $7)
     on conflict (day, part) do update set sha256 = excluded.sha256, bytes = excluded.bytes, events = excluded.events, created_at = excluded.created_at`,
    [day, part, storage_key, exported.sha256, exported.bytes, exported.events, now],
  );
  const dropped = await inTransaction(connection, () => dropDay(connection, day, part, exported.events, now));
  return dropped ? { day, events: exported.events, storage_key } : null;
}

async function exportDay(connection: Connection, store: Pick<FileStore, "write">, day: string, key: string) {
  let events = 0;
  async function* lines(): AsyncGenerator<string> {
    for (;;) {
      const { rows } = await connection.query<{ line: string }>(`fetch ${EVENTS_AT_ONCE} from day_events`);
      if (rows.length > 0) yield `${rows.map(({ line }) => line).join("\n")}\n`;
      events += rows.length;
      if (rows.length < EVENTS_AT_ONCE) return;
    }
  }
  return inTransaction(connection, async () => {
    await connection.query(
      `declare day_events no scroll cursor for select row_to_json(e)::text as line from usage_event e where day = '${day}'::date order by id`,
    );
    const meter = new Meter();
    const source = Readable.from(lines(), { objectMode: false });
    const packed = source.pipe(createGzip());
    source.on("error", (error) => packed.destroy(error));
    packed.on("error", (error) => meter.destroy(error));
    await store.write(key, packed.pipe(meter));
    return { events, ...meter.result() };
  });
}

/** Late events may have come since the export: then the day stays, and the next run exports all of it. */
async function dropDay(connection: Connection, day: string, part: number, events: number, now: Date): Promise<boolean> {
  const partition = `usage_event_${day.replaceAll("-", "")}`;
  // Dropping holds up the whole table: rather try again later than let calls' batches queue behind a long report.
  await connection.query(`set local lock_timeout = '3s'`);
  try {
    await connection.query("savepoint before_drop");
    await connection.query(`lock table usage_event in access exclusive mode`);
  } catch (error) {
    if ((error as { code?: string }).code !== "55P03") throw error;
    await connection.query("rollback to savepoint before_drop");
    return false;
  }
  const { rows } = await connection.query<{ count: string }>(`select count(*) from ${partition}`);
  if (Number(rows[0]!.count) !== events) return false;
  await connection.query(`drop table ${partition}`);
  await connection.query(`update usage_export set dropped_at = $3 where day = $1::date and part = $2`, [day, part, now]);
  return true;
}

/** Digest and size of what passes. */
class Meter extends Transform {
  private readonly digest: Hash = createHash("sha256");
  private bytes = 0;

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    this.digest.update(chunk);
    this.bytes += chunk.length;
    done(null, chunk);
  }

  result(): { sha256: string; bytes: number } {
    return { sha256: this.digest.digest("hex"), bytes: this.bytes };
  }
}
