import { Migration } from "@medusajs/framework/mikro-orm/migrations";

export class Migration20261123060001 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`
      create table if not exists clock_offset (
        id text primary key check (id = 'all'),
        offset_ms bigint not null default 0,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        deleted_at timestamptz
      )`);
    this.addSql(`insert into clock_offset (id) values ('all') on conflict do nothing`);
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists clock_offset`);
  }
}
