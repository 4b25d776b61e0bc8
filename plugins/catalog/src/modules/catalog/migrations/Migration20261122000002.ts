import { Migration } from "@medusajs/framework/mikro-orm/migrations";

const stamps = `
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz`;

export class Migration20261122000002 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`
      create table if not exists listing (
        id text primary key,
        product_id text not null,
        developer_id text not null,
        product_type text not null check (product_type in ('api','package','saas','theme','script','plugin','service')),
        status text not null default 'draft' check (status in ('draft','in_review','changes_requested','published','unlisted','archived')),
        status_reason text,
        summary text not null,
        description text not null,
        demo_video_url text,
        documentation_url text,
        support_channel text,
        support_response_hours integer,
        compatibility text[] not null default '{}',
        published_at timestamptz,
        ${stamps}
      )`);
    this.addSql(`create unique index if not exists listing_product_unique on listing (product_id) where deleted_at is null`);
    this.addSql(`create index if not exists listing_developer_index on listing (developer_id, status)`);
    this.addSql(`
      create table if not exists product_package (
        id text primary key,
        listing_id text not null references listing (id) on update cascade on delete cascade,
        variant_id text not null,
        rank integer not null default 0,
        ${stamps}
      )`);
    this.addSql(`create unique index if not exists product_package_variant_unique on product_package (variant_id) where deleted_at is null`);
    this.addSql(`create index if not exists product_package_listing_index on product_package (listing_id)`);
    // A version that was sold must stay readable: no cascade from the package, no update of a row.
    this.addSql(`
      create table if not exists package_terms_version (
        id text primary key,
        product_package_id text not null references product_package (id) on update cascade,
        version integer not null,
        terms jsonb not null,
        effective_from timestamptz not null default now(),
        ${stamps},
        unique (product_package_id, version)
      )`);
    this.addSql(`create index if not exists package_terms_version_moment_index on package_terms_version (product_package_id, effective_from desc)`);
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists package_terms_version`);
    this.addSql(`drop table if exists product_package`);
    this.addSql(`drop table if exists listing`);
  }
}
