import { Migration } from "@medusajs/framework/mikro-orm/migrations";

export class Migration20261123000003 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`alter table listing add column if not exists ga4_measurement_id text`);
    this.addSql(`alter table product_package add column if not exists archived_at timestamptz`);
    this.addSql(`
      create table if not exists product_change (
        id text primary key,
        listing_id text not null references listing (id) on update cascade on delete cascade,
        kind text not null check (kind in ('publish','change')),
        status text not null default 'pending' check (status in ('pending','approved','changes_requested','withdrawn')),
        revision integer not null default 1,
        payload jsonb not null,
        base jsonb,
        reason text,
        decided_by text,
        claimed_at timestamptz,
        decided_at timestamptz,
        announced_at timestamptz,
        created_at timestamptz not null default clock_timestamp(),
        updated_at timestamptz not null default clock_timestamp(),
        deleted_at timestamptz,
        check (status = 'pending' or status = 'withdrawn' or (decided_by is not null and decided_at is not null)),
        check (status <> 'changes_requested' or reason is not null)
      )`);
    this.addSql(`create unique index if not exists product_change_one_pending on product_change (listing_id) where status = 'pending' and deleted_at is null`);
    this.addSql(`create index if not exists product_change_listing_index on product_change (listing_id, created_at desc)`);
    this.addSql(`create index if not exists product_change_inbox_index on product_change (status, created_at)`);
    this.addSql(
      `create index if not exists product_change_unfinished_index on product_change (claimed_at) where status = 'pending' and claimed_at is not null`,
    );
    this.addSql(
      `create index if not exists product_change_unannounced_index on product_change (decided_at) where announced_at is null and decided_at is not null`,
    );
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists product_change`);
    this.addSql(`alter table product_package drop column if exists archived_at`);
    this.addSql(`alter table listing drop column if exists ga4_measurement_id`);
  }
}
