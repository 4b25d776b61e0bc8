import { Migration } from "@medusajs/framework/mikro-orm/migrations";

const stamps = `
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz`;

const statuses = `('requested','scheduled','delivered','accepted','disputed','cancelled')`;

export class Migration20261123040001 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`
      create table if not exists engagement (
        id text primary key,
        license_id text not null,
        product_id text not null,
        developer_id text not null,
        status text not null default 'requested' check (status in ${statuses}),
        scheduled_for timestamptz,
        delivered_at timestamptz,
        accepted_at timestamptz,
        ${stamps},
        check (status <> 'scheduled' or scheduled_for is not null),
        check (status not in ('delivered','disputed') or delivered_at is not null),
        check ((status = 'accepted') = (accepted_at is not null))
      )`);
    // A licence pays for one: only what was cancelled leaves room for another.
    this.addSql(`create unique index if not exists engagement_license_unique on engagement (license_id) where status <> 'cancelled'`);
    this.addSql(`create index if not exists engagement_license_index on engagement (license_id)`);
    this.addSql(`create index if not exists engagement_developer_index on engagement (developer_id, created_at desc, id desc)`);
    this.addSql(`create index if not exists engagement_created_index on engagement (created_at desc, id desc)`);
    this.addSql(`create index if not exists engagement_open_index on engagement (license_id) where status in ('requested','scheduled','delivered','disputed')`);
    this.addSql(`
      create table if not exists engagement_message (
        id text primary key,
        engagement_id text not null references engagement (id) on update cascade,
        author text not null check (author in ('customer','developer','admin','system')),
        author_id text,
        step text check (step in ${statuses}),
        scheduled_for timestamptz,
        body text not null check (char_length(body) <= 5000),
        ${stamps},
        check (step is not null or body <> '')
      )`);
    this.addSql(`create index if not exists engagement_message_engagement_index on engagement_message (engagement_id, created_at, id)`);
    this.addSql(`
      create or replace function refuse_engagement_message_change() returns trigger language plpgsql as $$
      begin
        raise exception 'engagement_message is append-only';
      end $$`);
    this.addSql(`drop trigger if exists engagement_message_append_only on engagement_message`);
    this.addSql(
      `create trigger engagement_message_append_only before update or delete on engagement_message for each row execute function refuse_engagement_message_change()`,
    );
    this.addSql(`
      create table if not exists engagement_attachment (
        id text primary key,
        engagement_id text not null references engagement (id) on update cascade,
        message_id text references engagement_message (id) on update cascade,
        author text not null check (author in ('customer','developer','admin')),
        author_id text not null,
        name text not null check (name <> '' and char_length(name) <= 255),
        size_bytes integer not null check (size_bytes >= 0),
        content_type text not null,
        sha256 text not null,
        file_key text not null unique,
        uploaded_at timestamptz,
        ${stamps}
      )`);
    this.addSql(`create index if not exists engagement_attachment_engagement_index on engagement_attachment (engagement_id, created_at)`);
    this.addSql(`create index if not exists engagement_attachment_unsent_index on engagement_attachment (created_at) where message_id is null`);
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists engagement_attachment, engagement_message, engagement`);
    this.addSql(`drop function if exists refuse_engagement_message_change()`);
  }
}
