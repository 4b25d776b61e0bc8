import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { ReportedEvent } from "../domain/reported-event";

export interface OwnedEvent extends ReportedEvent {
  developer_id: string;
  product_id: string;
}

/**
 * Stores events that are not there yet and adds exactly those to the meters' hours, in one statement: all of it or
 * nothing. Rows are locked in one order by all, so that parallel reports never wait in a circle. Gives how many were new.
 */
export async function storeReportedEvents(knex: Knex, events: readonly OwnedEvent[], now: Date): Promise<number> {
  if (events.length === 0) return 0;
  const { rows } = await knex.raw<{ rows: { stored: string }[] }>(STORE, { events: JSON.stringify(events), now } as never);
  return Number(rows[0]?.stored ?? 0);
}

/** Licences of a developer among these ids, with their products. */
export async function findOwnLicenses(knex: Knex, developerId: string, ids: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await knex.raw<{ rows: { id: string; product_id: string }[] }>(
    `select id, product_id from license where developer_id = :developer_id and id = any(:ids)`,
    { developer_id: developerId, ids: [...ids] } as never,
  );
  return new Map(rows.map(({ id, product_id }) => [id, product_id]));
}

const STORE = `
  with given as (
    select e.*, sha256(convert_to(e.source || chr(31) || e.id, 'UTF8')) as key
      from jsonb_to_recordset(:events::jsonb)
        as e (developer_id text, source text, id text, meter text, license_id text, product_id text, at timestamptz, value numeric)
  ),
  stored as (
    insert into usage_reported_event (developer_id, key, source, id, meter, license_id, product_id, at, value, created_at)
    select developer_id, key, source, id, meter, license_id, product_id, at, value, :now from given order by developer_id, key
    on conflict (developer_id, key) do nothing
    returning *
  ),
  hours as (
    insert into usage_meter_hour as m (license_id, meter, hour, product_id, developer_id, events, total, last_value, last_at)
    select license_id, meter, date_trunc('hour', at, 'UTC') as hour, min(product_id), min(developer_id), count(*), sum(value),
           (array_agg(value order by at desc, value desc))[1], max(at)
      from stored group by license_id, meter, 3 order by license_id, meter, 3
    on conflict (license_id, meter, hour) do update set
      events = m.events + excluded.events,
      total = m.total + excluded.total,
      last_value = case when (excluded.last_at, excluded.last_value) > (m.last_at, m.last_value) then excluded.last_value else m.last_value end,
      last_at = greatest(m.last_at, excluded.last_at)
  )
  select count(*) as stored from stored`;
