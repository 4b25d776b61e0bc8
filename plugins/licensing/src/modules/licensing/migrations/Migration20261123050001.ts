import { Migration } from "@medusajs/framework/mikro-orm/migrations";

/** Where a licence is active, which domains it ever had and how often they changed; the licence's own quotas for it. */
export class Migration20261123050001 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`
      alter table license
        add column if not exists domain_changes_allowed integer not null default 3 check (domain_changes_allowed >= 0),
        add column if not exists domain_changes_window_days integer not null default 30 check (domain_changes_window_days > 0),
        add column if not exists domain_proof boolean not null default false,
        add column if not exists offline_days integer not null default 30 check (offline_days >= 0)`);
    this.addSql(`
      create table if not exists license_activation (
        id text primary key,
        license_id text not null references license (id) on update cascade,
        fingerprint text,
        domain text,
        name text,
        ip text,
        user_agent text,
        local boolean not null,
        status text not null check (status in ('active','deactivated')),
        token_digest text not null unique,
        created_at timestamptz not null,
        last_seen_at timestamptz not null,
        deactivated_at timestamptz,
        check (fingerprint is not null or domain is not null),
        check ((status = 'deactivated') = (deactivated_at is not null))
      )`);
    this.addSql(`
      create unique index if not exists license_activation_place_unique on license_activation (license_id, coalesce(fingerprint, ''), coalesce(domain, ''))
        where status = 'active'`);
    this.addSql(`create index if not exists license_activation_license_index on license_activation (license_id, created_at desc)`);
    this.addSql(`
      create table if not exists license_domain (
        license_id text not null references license (id) on update cascade,
        domain text not null,
        first_seen_at timestamptz not null,
        proven_at timestamptz,
        primary key (license_id, domain)
      )`);
    this.addSql(`
      create table if not exists license_domain_change (
        id text primary key,
        license_id text not null references license (id) on update cascade,
        from_domain text,
        to_domain text not null,
        created_at timestamptz not null
      )`);
    this.addSql(`create index if not exists license_domain_change_index on license_domain_change (license_id, created_at)`);
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists license_domain_change, license_domain, license_activation`);
    this.addSql(`
      alter table license drop column if exists domain_changes_allowed, drop column if exists domain_changes_window_days,
        drop column if exists domain_proof, drop column if exists offline_days`);
  }
}
