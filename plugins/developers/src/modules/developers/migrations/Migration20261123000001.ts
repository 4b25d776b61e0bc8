import { Migration } from "@medusajs/framework/mikro-orm/migrations";

export class Migration20261123000001 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`alter table developer_member add column if not exists auth_identity_id text`);
    // Until now only the applicant could be a member.
    this.addSql(`
      update developer_member m
         set auth_identity_id = d.applicant_auth_identity_id
        from developer d
       where d.id = m.developer_id and m.role = 'owner' and m.email = d.applicant_email and m.auth_identity_id is null and m.deleted_at is null`);
    this.addSql(`create unique index if not exists developer_member_identity_unique on developer_member (auth_identity_id) where deleted_at is null`);
    this.addSql(`
      create table if not exists developer_invitation (
        id text primary key,
        developer_id text not null references developer (id) on update cascade,
        email text not null,
        role text not null check (role in ('owner','manager','support','analyst')),
        token_digest text not null,
        attempt integer not null default 1 check (attempt > 0),
        invited_by text not null,
        expires_at timestamptz not null,
        accepted_at timestamptz,
        accepted_by text,
        revoked_at timestamptz,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        deleted_at timestamptz,
        check ((accepted_at is null) = (accepted_by is null)),
        check (accepted_at is null or revoked_at is null)
      )`);
    this.addSql(`create unique index if not exists developer_invitation_token_unique on developer_invitation (token_digest)`);
    this.addSql(
      `create unique index if not exists developer_invitation_open_unique on developer_invitation (developer_id, email)
        where accepted_at is null and revoked_at is null and deleted_at is null`,
    );
    this.addSql(`create index if not exists developer_invitation_account_index on developer_invitation (developer_id, created_at desc)`);
    this.addSql(`
      create table if not exists developer_api_key (
        id text primary key,
        developer_id text not null references developer (id) on update cascade,
        name text not null,
        prefix text not null,
        digest text not null,
        scopes text[] not null check (cardinality(scopes) > 0 and scopes <@ array['read','catalog.write','licenses.write','usage.write']),
        created_by text not null,
        last_used_at timestamptz,
        revoked_at timestamptz,
        expires_at timestamptz,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        deleted_at timestamptz
      )`);
    this.addSql(`create unique index if not exists developer_api_key_digest_unique on developer_api_key (digest)`);
    this.addSql(`create index if not exists developer_api_key_account_index on developer_api_key (developer_id, created_at desc)`);
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists developer_api_key`);
    this.addSql(`drop table if exists developer_invitation`);
    this.addSql(`drop index if exists developer_member_identity_unique`);
    this.addSql(`alter table developer_member drop column if exists auth_identity_id`);
  }
}
