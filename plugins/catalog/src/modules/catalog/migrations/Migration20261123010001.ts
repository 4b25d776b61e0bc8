import { Migration } from "@medusajs/framework/mikro-orm/migrations";

/** Releases with their files, and their place in the inbox: a release waits beside a change of its product. */
export class Migration20261123010001 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`
      create table if not exists release (
        id text primary key,
        listing_id text not null references listing (id) on update cascade on delete cascade,
        product_id text not null,
        version text not null,
        channel text not null check (channel in ('stable','beta')),
        status text not null default 'draft' check (status in ('draft','in_review','changes_requested','published','yanked')),
        status_reason text,
        changelog text not null,
        published_at timestamptz,
        yanked_at timestamptz,
        yank_reason text,
        announced_status text,
        created_at timestamptz not null default clock_timestamp(),
        updated_at timestamptz not null default clock_timestamp(),
        deleted_at timestamptz,
        check (status not in ('published','yanked') or published_at is not null),
        check (status <> 'yanked' or (yanked_at is not null and yank_reason is not null))
      )`);
    this.addSql(`create unique index if not exists release_version_unique on release (listing_id, version) where deleted_at is null`);
    this.addSql(`create index if not exists release_product_index on release (product_id, published_at desc)`);
    this.addSql(
      `create index if not exists release_unannounced_index on release (updated_at) where status in ('published','yanked') and announced_status is distinct from status`,
    );
    this.addSql(`
      create table if not exists release_file (
        id text primary key,
        release_id text not null references release (id) on update cascade on delete cascade,
        name text not null,
        storage_key text not null unique,
        status text not null check (status in ('uploading','stored','removing')),
        size_bytes bigint,
        sha256 text,
        content_type text,
        created_at timestamptz not null default clock_timestamp(),
        updated_at timestamptz not null default clock_timestamp(),
        check (status <> 'stored' or (size_bytes is not null and sha256 is not null and content_type is not null))
      )`);
    this.addSql(`create unique index if not exists release_file_name_unique on release_file (release_id, name) where status = 'stored'`);
    this.addSql(`create index if not exists release_file_release_index on release_file (release_id)`);
    this.addSql(`create index if not exists release_file_unfinished_index on release_file (updated_at) where status <> 'stored'`);
    this.addSql(`alter table product_change add column if not exists release_id text references release (id) on update cascade on delete cascade`);
    this.addSql(`alter table product_change drop constraint if exists product_change_kind_check`);
    this.addSql(`alter table product_change add constraint product_change_kind_check check (kind in ('publish','change','release'))`);
    this.addSql(`alter table product_change add constraint product_change_release_check check ((kind = 'release') = (release_id is not null))`);
    this.addSql(`drop index if exists product_change_one_pending`);
    this.addSql(
      `create unique index product_change_one_pending on product_change (listing_id) where status = 'pending' and kind <> 'release' and deleted_at is null`,
    );
    this.addSql(
      `create unique index if not exists product_change_release_pending on product_change (release_id) where status = 'pending' and deleted_at is null`,
    );
  }

  override async down(): Promise<void> {
    this.addSql(`delete from product_change where kind = 'release'`);
    this.addSql(`drop index if exists product_change_release_pending`);
    this.addSql(`drop index if exists product_change_one_pending`);
    this.addSql(`create unique index product_change_one_pending on product_change (listing_id) where status = 'pending' and deleted_at is null`);
    this.addSql(`alter table product_change drop constraint if exists product_change_release_check`);
    this.addSql(`alter table product_change drop constraint if exists product_change_kind_check`);
    this.addSql(`alter table product_change add constraint product_change_kind_check check (kind in ('publish','change'))`);
    this.addSql(`alter table product_change drop column if exists release_id`);
    this.addSql(`drop table if exists release_file, release`);
  }
}
