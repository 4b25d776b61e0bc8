import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { generateEntityId } from "@medusajs/framework/utils";
import type { UsageAlert, UsageAlertKind } from "../domain/usage-alerts";
import { dayOf } from "./usage-source";

export interface UsageAlertRow {
  id: string;
  kind: UsageAlertKind;
  developer_id: string;
  product_id: string;
  license_id: string | null;
  hour: Date;
  facts: UsageAlert;
  created_at: Date;
}

export interface NewAlert {
  developer_id: string;
  product_id: string;
  license_id: string | null;
  alert: UsageAlert;
}

/** Notes alerts about an hour; what was noted of the same kind and subject on its day already stays as it is. Gives how many are new. */
export async function noteAlerts(knex: Knex, alerts: readonly NewAlert[], hour: Date, now: Date): Promise<number> {
  if (alerts.length === 0) return 0;
  const rows = alerts.map(({ alert, ...subject }) => ({ id: generateEntityId(undefined, "ualrt"), ...subject, kind: alert.kind, facts: alert }));
  const noted = await knex.raw<{ rowCount: number }>(
    `insert into usage_alert (id, kind, developer_id, product_id, license_id, day, hour, facts, created_at)
     select id, kind, developer_id, product_id, license_id, :day, :hour, facts, :now
       from jsonb_to_recordset(:rows::jsonb) as a (id text, kind text, developer_id text, product_id text, license_id text, facts jsonb)
     on conflict do nothing`,
    { rows: JSON.stringify(rows), day: dayOf(hour), hour, now } as never,
  );
  return noted.rowCount;
}

export async function findAlert(knex: Knex, id: string): Promise<UsageAlertRow | null> {
  const { rows } = await knex.raw<{ rows: UsageAlertRow[] }>(
    `select id, kind, developer_id, product_id, license_id, hour, facts, created_at from usage_alert where id = ?`,
    [id],
  );
  return rows[0] ?? null;
}

/** Alerts that nobody was told of, oldest first. */
export async function listSilentAlerts(knex: Knex, limit: number): Promise<UsageAlertRow[]> {
  const { rows } = await knex.raw<{ rows: UsageAlertRow[] }>(
    `select id, kind, developer_id, product_id, license_id, hour, facts, created_at
       from usage_alert where announced_at is null order by created_at, id limit ?`,
    [limit],
  );
  return rows;
}

export async function markAlertsTold(knex: Knex, ids: readonly string[], now: Date): Promise<void> {
  await knex.raw(`update usage_alert set announced_at = ? where id = any(?) and announced_at is null`, [now, [...ids]] as never[]);
}
