import { Migration } from "@medusajs/framework/mikro-orm/migrations";

/** Added up wherever usage is summed; microseconds, because whole numbers add up the same in every order. */
const sums = `
  requests bigint not null,
  units bigint not null,
  bytes_in bigint not null,
  bytes_out bigint not null,
  errors bigint not null,
  total_us bigint not null`;

/** Sums are updated again and again: room in the page keeps such an update away from the indices. */
const updatedOften = `with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.05)`;

/** Usage events by day, and the sums that are kept beside them. */
export class Migration20261123170001 extends Migration {
  override async up(): Promise<void> {
    this.events();
    this.addSql(`
      create table if not exists usage_hour (
        license_id text not null,
        hour timestamptz not null,
        product_id text not null,
        developer_id text not null,
        endpoint text not null,
        method text not null,
        status_class smallint not null,
        ${sums},
        last_at timestamptz not null,
        primary key (license_id, hour, endpoint, method, status_class, product_id, developer_id)
      ) ${updatedOften}`);
    this.addSql(`create index if not exists usage_hour_developer_index on usage_hour (developer_id, hour)`);
    this.addSql(`create index if not exists usage_hour_hour_index on usage_hour using brin (hour) with (pages_per_range = 16, autosummarize = on)`);
    this.closedPeriods();
  }

  private events(): void {
    this.addSql(`
      create table if not exists usage_event (
        id uuid not null,
        day date not null,
        at timestamptz not null,
        license_id text not null,
        product_id text not null,
        developer_id text not null,
        endpoint text not null,
        method text not null,
        status smallint not null,
        request_bytes bigint not null,
        response_bytes bigint not null,
        upstream_us bigint,
        total_us bigint not null,
        country text,
        ip_hash text not null,
        agent text,
        units integer not null check (units >= 0),
        primary key (id, day),
        check (day = (at at time zone 'UTC')::date)
      ) partition by range (day)`);
    this.addSql(`create index if not exists usage_event_license_index on usage_event (license_id, at)`);
    this.addSql(`create index if not exists usage_event_at_index on usage_event using brin (at) with (pages_per_range = 16, autosummarize = on)`);
    // Attaching a table that exists holds up neither readers nor writers of the other days. The lock is one on the table,
    // because only such a lock shows what another transaction created meanwhile.
    this.addSql(`
      create or replace function usage_ensure_day(wanted date) returns void language plpgsql as $$
      declare
        part text := 'usage_event_' || to_char(wanted, 'YYYYMMDD');
      begin
        if to_regclass(part) is not null then return; end if;
        lock table only usage_event in share update exclusive mode;
        if to_regclass(part) is not null then return; end if;
        execute format('create table %I (like usage_event including defaults including constraints)', part);
        execute format('alter table usage_event attach partition %I for values from (%L) to (%L)', part, wanted, wanted + 1);
      end $$`);
    this.addSql(`
      create table if not exists usage_batch (
        id uuid primary key,
        created_at timestamptz not null
      )`);
    this.addSql(`create index if not exists usage_batch_created_index on usage_batch using brin (created_at)`);
  }

  /** Sums over hours that are closed; what comes late is added to them by the batch that brings it. */
  private closedPeriods(): void {
    this.addSql(`
      create table if not exists usage_watermark (
        id text primary key check (id = 'all'),
        closed_before timestamptz not null
      )`);
    this.addSql(`insert into usage_watermark (id, closed_before) values ('all', '1970-01-01T00:00:00Z') on conflict do nothing`);
    this.addSql(`
      create table if not exists usage_license_day (
        license_id text not null,
        day date not null,
        product_id text not null,
        developer_id text not null,
        ${sums},
        last_at timestamptz not null,
        primary key (license_id, day, product_id, developer_id)
      ) ${updatedOften}`);
    this.addSql(`create index if not exists usage_license_day_developer_index on usage_license_day (developer_id, day)`);
    for (const [table, period, type] of [
      ["usage_product_hour", "hour", "timestamptz"],
      ["usage_product_day", "day", "date"],
    ]) {
      this.addSql(`
        create table if not exists ${table} (
          product_id text not null,
          ${period} ${type} not null,
          developer_id text not null,
          endpoint text not null,
          method text not null,
          status_class smallint not null,
          ${sums},
          primary key (product_id, ${period}, endpoint, method, status_class, developer_id)
        ) ${updatedOften}`);
      this.addSql(`create index if not exists ${table}_developer_index on ${table} (developer_id, ${period})`);
    }
    this.addSql(`create index if not exists usage_product_day_day_index on usage_product_day (day)`);
    this.addSql(`
      create table if not exists usage_late_hour (
        id bigint generated always as identity primary key,
        hour timestamptz not null,
        product_id text not null
      )`);
  }

  override async down(): Promise<void> {
    this.addSql(
      `drop table if exists usage_event, usage_batch, usage_hour, usage_watermark, usage_license_day, usage_product_hour, usage_product_day, usage_late_hour cascade`,
    );
    this.addSql(`drop function if exists usage_ensure_day(date)`);
  }
}
