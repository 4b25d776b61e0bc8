import { Migration } from "@medusajs/framework/mikro-orm/migrations";

const stamps = `
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz`;

export class Migration20261122000003 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`
      create table if not exists refund_record (
        id text primary key,
        refund_id text not null unique,
        payment_id text not null,
        order_id text not null,
        amount_minor bigint not null check (amount_minor > 0),
        currency_code text not null,
        status text not null check (status in ('allocated','unallocated')),
        ${stamps}
      )`);
    this.addSql(`create index if not exists refund_record_order_index on refund_record (order_id)`);
    this.addSql(`create index if not exists refund_record_open_index on refund_record (created_at) where status = 'unallocated'`);
    this.addSql(`
      create table if not exists refund_allocation (
        id text primary key,
        refund_record_id text not null references refund_record (id) on update cascade on delete cascade,
        order_line_id text not null,
        amount_minor bigint not null check (amount_minor > 0),
        ${stamps},
        unique (refund_record_id, order_line_id)
      )`);
    this.addSql(`create index if not exists refund_allocation_line_index on refund_allocation (order_line_id)`);
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists refund_allocation`);
    this.addSql(`drop table if exists refund_record`);
  }
}
