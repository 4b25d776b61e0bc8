import { Migration } from "@medusajs/framework/mikro-orm/migrations";

/** Usage that developers report themselves, and alerts. */
export class Migration20261123180001 extends Migration {
  override async up(): Promise<void> {
    // The key is a digest of source and id, which together may be longer than an index entry.
    this.addSql(`
      create table if not exists usage_reported_event (
        developer_id text not null,
        key bytea not null,
        source text not null,
        id text not null,
        meter text not null,
        license_id text not null,
        product_id text not null,
        at timestamptz not null,
        value numeric(24, 6) not null,
        created_at timestamptz not null,
        primary key (developer_id, key)
      )`);
    this.addSql(`create index if not exists usage_reported_event_at_index on usage_reported_event using brin (at)`);
    // Both the sum and the last value are kept: which one counts is a property of the meter.
    this.addSql(`
      create table if not exists usage_meter_hour (
        license_id text not null,
        meter text not null,
        hour timestamptz not null,
        product_id text not null,
        developer_id text not null,
        events bigint not null,
        total numeric(30, 6) not null,
        last_value numeric(24, 6) not null,
        last_at timestamptz not null,
        primary key (license_id, meter, hour)
      ) with (fillfactor = 80)`);
    this.addSql(`create index if not exists usage_meter_hour_developer_index on usage_meter_hour (developer_id, hour)`);
    this.addSql(`
      create table if not exists usage_alert (
        id text primary key,
        kind text not null check (kind in ('error_spike', 'slow_answers', 'unusual_use')),
        developer_id text not null,
        product_id text not null,
        license_id text,
        day date not null,
        hour timestamptz not null,
        facts jsonb not null,
        created_at timestamptz not null,
        announced_at timestamptz
      )`);
    this.addSql(`create unique index if not exists usage_alert_once_index on usage_alert (kind, product_id, coalesce(license_id, ''), day)`);
    this.addSql(`create index if not exists usage_alert_developer_index on usage_alert (developer_id, created_at desc)`);
    this.addSql(`create index if not exists usage_alert_created_index on usage_alert (created_at)`);
    this.addSql(`create index if not exists usage_alert_open_index on usage_alert (created_at) where announced_at is null`);
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists usage_alert, usage_meter_hour, usage_reported_event`);
  }
}
