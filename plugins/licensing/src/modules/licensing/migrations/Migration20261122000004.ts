import { Migration } from "@medusajs/framework/mikro-orm/migrations";

const stamps = `
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz`;

export class Migration20261122000004 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`
      create table if not exists license (
        id text primary key,
        product_id text not null,
        package_id text not null,
        variant_id text not null,
        developer_id text not null,
        customer_id text,
        email text not null,
        order_id text not null,
        order_line_id text not null,
        ordinal integer not null check (ordinal > 0),
        product_type text not null,
        license_type text not null,
        billing text not null,
        status text not null default 'active' check (status in ('active','suspended','cancelled','expired','revoked')),
        expires_at timestamptz,
        grace_until timestamptz,
        updates_until timestamptz,
        activated_at timestamptz,
        last_used_at timestamptz,
        activation_limit integer,
        domain_limit integer,
        domain_rules text[] not null default '{}',
        ip_rules text[] not null default '{}',
        terms jsonb not null,
        ${stamps},
        unique (order_line_id, ordinal)
      )`);
    this.addSql(`create index if not exists license_customer_index on license (customer_id, created_at desc)`);
    this.addSql(`create index if not exists license_developer_index on license (developer_id, created_at desc)`);
    this.addSql(`create index if not exists license_order_index on license (order_id)`);
    this.addSql(`create index if not exists license_created_index on license (created_at)`);
    this.addSql(`create index if not exists license_product_index on license (product_id)`);
    this.addSql(`
      create table if not exists license_key (
        id text primary key,
        license_id text not null references license (id) on update cascade,
        digest text not null unique,
        sealed text not null,
        masked text not null,
        valid_until timestamptz,
        ${stamps}
      )`);
    this.addSql(`create unique index if not exists license_key_current_unique on license_key (license_id) where valid_until is null and deleted_at is null`);
    this.addSql(`
      create table if not exists license_period (
        id text primary key,
        license_id text not null references license (id) on update cascade,
        order_line_id text not null,
        starts_at timestamptz not null,
        ends_at timestamptz,
        removed_at timestamptz,
        ${stamps},
        unique (license_id, order_line_id)
      )`);
    this.addSql(`
      create table if not exists license_log (
        id text primary key,
        license_id text not null,
        action text not null,
        actor_type text not null,
        actor_id text,
        ip text,
        user_agent text,
        domain text,
        reason text,
        ${stamps}
      )`);
    this.addSql(`create index if not exists license_log_license_index on license_log (license_id, created_at desc)`);
    this.addSql(`
      create or replace function refuse_license_log_change() returns trigger language plpgsql as $$
      begin
        raise exception 'license_log is append-only';
      end $$`);
    this.addSql(`drop trigger if exists license_log_append_only on license_log`);
    this.addSql(`create trigger license_log_append_only before update or delete on license_log for each row execute function refuse_license_log_change()`);
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists license_log, license_period, license_key, license`);
    this.addSql(`drop function if exists refuse_license_log_change()`);
  }
}
