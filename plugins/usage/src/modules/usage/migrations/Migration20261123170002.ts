import { Migration } from "@medusajs/framework/mikro-orm/migrations";

/** Sketches of hours and days, what they wait for, and where retired events went. */
export class Migration20261123170002 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`alter table if exists usage_late_hour rename to usage_sketch_due`);
    this.addSql(`create index if not exists usage_sketch_due_hour_index on usage_sketch_due (hour)`);
    this.addSql(`
      create table if not exists usage_sketch_day_due (
        day date not null,
        product_id text not null,
        primary key (day, product_id)
      )`);
    this.addSql(`
      create table if not exists usage_sketch (
        scope text not null check (scope in ('license', 'product', 'developer', 'all')),
        owner_id text not null,
        period text not null check (period in ('hour', 'day')),
        starts_at timestamptz not null,
        product_id text,
        developer_id text,
        latency bytea not null,
        ips bytea not null,
        countries jsonb not null,
        agents jsonb not null,
        primary key (scope, owner_id, period, starts_at)
      )`);
    this.addSql(`create index if not exists usage_sketch_product_index on usage_sketch (product_id, starts_at) where scope = 'license' and period = 'hour'`);
    this.addSql(`create index if not exists usage_sketch_products_index on usage_sketch (starts_at) where scope = 'product'`);
    this.addSql(`create index if not exists usage_sketch_age_index on usage_sketch using brin (starts_at)`);
    this.addSql(`
      create table if not exists usage_export (
        day date not null,
        part integer not null,
        storage_key text not null,
        sha256 text not null,
        bytes bigint not null,
        events bigint not null,
        created_at timestamptz not null,
        dropped_at timestamptz,
        primary key (day, part)
      )`);
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists usage_export, usage_sketch, usage_sketch_day_due`);
    this.addSql(`drop index if exists usage_sketch_due_hour_index`);
    this.addSql(`alter table if exists usage_sketch_due rename to usage_late_hour`);
  }
}
