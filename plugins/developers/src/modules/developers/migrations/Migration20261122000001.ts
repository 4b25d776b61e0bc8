import { Migration } from "@medusajs/framework/mikro-orm/migrations";

export class Migration20261122000001 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`
      create table if not exists developer (
        id text primary key,
        handle text not null,
        display_name text not null,
        legal_name text not null,
        country text not null,
        website text,
        about text,
        payout_details jsonb,
        terms_version text not null,
        status text not null default 'pending' check (status in ('pending','active','rejected','suspended','closed')),
        status_reason text,
        applicant_email text not null,
        applicant_first_name text,
        applicant_last_name text,
        applicant_customer_id text,
        applicant_auth_identity_id text not null,
        approved_at timestamptz,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        deleted_at timestamptz
      )`);
    this.addSql(`create unique index if not exists developer_handle_unique on developer (handle) where status <> 'rejected' and deleted_at is null`);
    this.addSql(
      `create unique index if not exists developer_applicant_unique on developer (applicant_auth_identity_id) where status <> 'rejected' and deleted_at is null`,
    );
    this.addSql(`create index if not exists developer_status_index on developer (status, created_at desc)`);
    this.addSql(`
      create table if not exists developer_member (
        id text primary key,
        developer_id text not null references developer (id) on update cascade,
        email text not null,
        first_name text,
        last_name text,
        role text not null check (role in ('owner','manager','support','analyst')),
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        deleted_at timestamptz
      )`);
    this.addSql(`create unique index if not exists developer_member_email_unique on developer_member (developer_id, email) where deleted_at is null`);
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists developer_member`);
    this.addSql(`drop table if exists developer`);
  }
}
