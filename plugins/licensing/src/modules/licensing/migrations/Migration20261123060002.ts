import { Migration } from "@medusajs/framework/mikro-orm/migrations";

const stamps = `
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()`;

/** Terms of a licence's periods, and everything that happens to a licence after it was issued. */
export class Migration20261123060002 extends Migration {
  override async up(): Promise<void> {
    this.alterLicenses();
    this.alterPeriods();
    this.addSql(`
      create table if not exists license_issue (
        id text primary key,
        developer_id text not null,
        kind text not null check (kind in ('manual','import')),
        idempotency_key text not null,
        request_digest text not null,
        email text,
        note text,
        actor_id text,
        ${stamps},
        unique (developer_id, kind, idempotency_key)
      )`);
    this.addSql(`
      create table if not exists license_notice (
        id text primary key,
        license_id text not null references license (id) on update cascade,
        kind text not null check (kind in ('expiring_30','expiring_7','expiring_1','expired')),
        expires_at timestamptz not null,
        announced_at timestamptz,
        ${stamps},
        unique (license_id, kind, expires_at)
      )`);
    this.addSql(`create index if not exists license_notice_waiting_index on license_notice (created_at) where announced_at is null`);
    this.requests();
    this.addSql(`
      create table if not exists license_claim (
        id text primary key,
        email text not null,
        ip text,
        expires_at timestamptz not null,
        used_at timestamptz,
        customer_id text,
        ${stamps}
      )`);
    this.addSql(`create index if not exists license_claim_email_index on license_claim (email, created_at)`);
    this.addSql(`create index if not exists license_claim_ip_index on license_claim (ip, created_at)`);
    this.addSql(`create index if not exists license_claim_created_index on license_claim (created_at)`);
  }

  private alterLicenses(): void {
    this.addSql(`alter table license alter column order_id drop not null, alter column order_line_id drop not null`);
    this.addSql(`
      alter table license
        add column if not exists issue_id text,
        add column if not exists suspended_for text check (suspended_for in ('hand','dispute','unpaid')),
        add column if not exists transferred_at timestamptz`);
    this.addSql(`create unique index if not exists license_issue_ordinal_unique on license (issue_id, ordinal)`);
    this.addSql(`create index if not exists license_unclaimed_index on license (lower(email)) where customer_id is null`);
    this.addSql(`create index if not exists license_expiring_index on license (expires_at) where status in ('active','cancelled')`);
    this.addSql(`alter table license drop constraint if exists license_origin_check`);
    this.addSql(`alter table license add constraint license_origin_check check (num_nonnulls(order_line_id, issue_id) = 1) not valid`);
    this.addSql(`alter table license_key add column if not exists imported boolean not null default false`);
    this.addSql(`create index if not exists license_key_license_index on license_key (license_id)`);
  }

  private alterPeriods(): void {
    this.addSql(`alter table license_period alter column order_line_id drop not null`);
    this.addSql(`
      alter table license_period
        add column if not exists kind text not null default 'purchase' check (kind in ('purchase','renewal','change','grant','issue')),
        add column if not exists granted_at timestamptz,
        add column if not exists length jsonb,
        add column if not exists updates jsonb,
        add column if not exists package jsonb,
        add column if not exists actor_id text`);
    this.addSql(`
      update license_period p
         set granted_at = p.starts_at,
             length = case l.billing when 'monthly' then '{"months":1}'::jsonb when 'annual' then '{"months":12}'::jsonb else '"forever"'::jsonb end,
             updates = case when (l.terms->>'updates_for_days') is null then '"forever"'::jsonb
                            else jsonb_build_object('days', (l.terms->>'updates_for_days')::int) end,
             package = jsonb_build_object('package_id', l.package_id, 'variant_id', l.variant_id, 'terms', l.terms)
        from license l where l.id = p.license_id and p.granted_at is null`);
    this.addSql(`alter table license_period alter column granted_at set default now()`);
    this.addSql(`alter table license_period alter column granted_at set not null`);
    this.addSql(`alter table license_period alter column length set default '"forever"'::jsonb`);
    this.addSql(`alter table license_period alter column length set not null`);
    this.addSql(`create index if not exists license_period_line_index on license_period (order_line_id)`);
  }

  private requests(): void {
    this.addSql(`
      create table if not exists license_transfer (
        id text primary key,
        license_id text not null references license (id) on update cascade,
        developer_id text not null,
        from_customer_id text not null,
        to_email text not null,
        to_customer_id text,
        status text not null default 'requested' check (status in ('requested','approved','declined','cancelled','expired','completed')),
        reason text,
        decided_by text,
        decided_at timestamptz,
        expires_at timestamptz not null,
        completed_at timestamptz,
        ${stamps}
      )`);
    this.addSql(`create unique index if not exists license_transfer_open_unique on license_transfer (license_id) where status in ('requested','approved')`);
    this.addSql(`create index if not exists license_transfer_developer_index on license_transfer (developer_id, created_at desc)`);
    this.addSql(`create index if not exists license_transfer_expiry_index on license_transfer (expires_at) where status in ('requested','approved')`);
    this.addSql(`
      create table if not exists license_extension_request (
        id text primary key,
        license_id text not null references license (id) on update cascade,
        developer_id text not null,
        customer_id text not null,
        message text not null,
        days integer not null check (days > 0),
        status text not null default 'open' check (status in ('open','granted','declined')),
        granted_days integer,
        reason text,
        decided_by text,
        decided_at timestamptz,
        ${stamps}
      )`);
    this.addSql(`create unique index if not exists license_extension_open_unique on license_extension_request (license_id) where status = 'open'`);
    this.addSql(`create index if not exists license_extension_developer_index on license_extension_request (developer_id, created_at desc)`);
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists license_claim, license_extension_request, license_transfer, license_notice, license_issue`);
  }
}
