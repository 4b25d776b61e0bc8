import { type SketchedEvent, UsageSketch } from "../domain/usage-sketch";
import { type Connection, inTransaction } from "./connection";
import { mergeHours, mergeProducts, type OwnedSketch, storeSketches } from "./store-sketches";

const EVENTS_AT_ONCE = 5000;
const HOURS_AT_ONCE = 48;
const HOUR_MS = 3_600_000;

interface EventRow extends SketchedEvent {
  license_id: string;
  product_id: string;
  developer_id: string;
}

/**
 * Makes the sketches of hours that were closed or got late events, then those of days that are over. Each hour and each
 * product's day is one transaction together with its mark: cut off anywhere, the rest is made by the next run. Only one
 * process may run it at a time. Answers how many hours it made.
 */
export async function makeSketches(connection: Connection): Promise<number> {
  const { rows: hours } = await connection.query<{ hour: Date }>(
    `select distinct hour from usage_sketch_due, usage_watermark where hour < closed_before order by hour limit ${HOURS_AT_ONCE}`,
  );
  for (const { hour } of hours) await inTransaction(connection, () => makeHour(connection, hour));
  const { rows: days } = await connection.query<{ day: Date; product_id: string }>(
    `select day::timestamp at time zone 'UTC' as day, product_id from usage_sketch_day_due, usage_watermark
      where (day + 1)::timestamp at time zone 'UTC' <= closed_before
        and not exists (select 1 from usage_sketch_due d where d.product_id = usage_sketch_day_due.product_id
              and (d.hour at time zone 'UTC')::date = usage_sketch_day_due.day)
      order by day, product_id`,
  );
  await makeDays(connection, days);
  return hours.length;
}

async function makeHour(connection: Connection, hour: Date): Promise<void> {
  const { rows: marks } = await connection.query<{ id: string; product_id: string }>(`select id, product_id from usage_sketch_due where hour = $1`, [hour]);
  const products = [...new Set(marks.map(({ product_id }) => product_id))];
  const sketches = await sketchEvents(connection, hour, new Date(hour.getTime() + HOUR_MS), products);
  const at = { period: "hour", starts_at: hour } as const;
  await storeSketches(connection, at, sketches);
  await mergeProducts(connection, at, new Set(sketches.flatMap(({ developer_id }) => developer_id ?? [])));
  await connection.query(
    `insert into usage_sketch_day_due (day, product_id) select ($1::timestamptz at time zone 'UTC')::date, unnest($2::text[]) on conflict do nothing`,
    [hour, products],
  );
  // Only the marks that were read: one that came meanwhile makes the hour anew.
  await connection.query(`delete from usage_sketch_due where id = any($1::bigint[])`, [marks.map(({ id }) => id)]);
}

async function makeDays(connection: Connection, due: readonly { day: Date; product_id: string }[]): Promise<void> {
  const developers = new Map<number, Set<string>>();
  for (const { day, product_id } of due) {
    const found = await inTransaction(connection, () => mergeHours(connection, day, product_id));
    developers.set(day.getTime(), new Set([...(developers.get(day.getTime()) ?? []), ...found]));
  }
  for (const [day, ids] of developers) {
    await inTransaction(connection, async () => {
      const starts_at = new Date(day);
      await mergeProducts(connection, { period: "day", starts_at }, ids);
      const products = due.filter((one) => one.day.getTime() === day).map(({ product_id }) => product_id);
      await connection.query(`delete from usage_sketch_day_due where day = ($1::timestamptz at time zone 'UTC')::date and product_id = any($2::text[])`, [
        starts_at,
        products,
      ]);
    });
  }
}

/** Reads the events of an hour in pieces: memory holds sketches, not events. */
async function sketchEvents(connection: Connection, from: Date, until: Date, products: readonly string[]): Promise<OwnedSketch[]> {
  const owned = new Map<string, OwnedSketch>();
  const sketchOf = (scope: "license" | "product", owner_id: string, { product_id, developer_id }: EventRow): UsageSketch => {
    const key = `${scope} ${owner_id}`;
    let found = owned.get(key);
    if (!found) owned.set(key, (found = { scope, owner_id, product_id, developer_id, sketch: new UsageSketch() }));
    return found.sketch;
  };
  await connection.query(
    `declare hour_events no scroll cursor for
       select license_id, product_id, developer_id, total_us::float8 as total_us, ip_hash, country, agent from usage_event
        where day = ($1::timestamptz at time zone 'UTC')::date and at >= $1 and at < $2 and product_id = any($3::text[])`,
    [from, until, products],
  );
  for (;;) {
    const { rows } = await connection.query<EventRow>(`fetch ${EVENTS_AT_ONCE} from hour_events`);
    for (const event of rows) {
      sketchOf("license", event.license_id, event).add(event);
      sketchOf("product", event.product_id, event).add(event);
    }
    if (rows.length < EVENTS_AT_ONCE) break;
  }
  await connection.query(`close hour_events`);
  return [...owned.values()];
}
