import { Migration } from "@medusajs/framework/mikro-orm/migrations";

/** Views of products by day; who saw them is kept as a digest for half an hour, under a key for a day. */
export class Migration20261123030002 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`
      create table if not exists product_view_day (
        product_id text not null,
        day date not null,
        count integer not null check (count > 0),
        primary key (product_id, day)
      )`);
    this.addSql(`
      create table if not exists product_view_visit (
        product_id text not null,
        visitor bytea not null,
        counted_at timestamptz not null,
        primary key (product_id, visitor)
      )`);
    this.addSql(`create index if not exists product_view_visit_counted_index on product_view_visit (counted_at)`);
    this.addSql(`
      create table if not exists product_view_key (
        day date primary key,
        key bytea not null check (octet_length(key) = 32)
      )`);
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists product_view_day, product_view_visit, product_view_key`);
  }
}
