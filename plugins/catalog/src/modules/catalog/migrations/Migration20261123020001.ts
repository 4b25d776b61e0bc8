import { Migration } from "@medusajs/framework/mikro-orm/migrations";

/** How the gateway reaches an API product, what it offers, and the document that describes it. */
export class Migration20261123020001 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`
      create table if not exists api_configuration (
        id text primary key,
        listing_id text not null unique references listing (id) on update cascade on delete cascade,
        upstream_url text,
        auth_header_name text,
        auth_secret_sealed text,
        count_client_errors boolean not null default true,
        default_limits jsonb not null default '{}',
        document jsonb,
        document_digest text,
        document_imported_at timestamptz,
        revision integer not null default 1,
        created_at timestamptz not null,
        updated_at timestamptz not null,
        check (auth_secret_sealed is null or auth_header_name is not null),
        check ((document is null) = (document_digest is null) and (document is null) = (document_imported_at is null))
      )`);
    this.addSql(`
      create table if not exists api_endpoint (
        api_configuration_id text not null references api_configuration (id) on update cascade on delete cascade,
        method text not null check (method in ('GET','POST','PUT','PATCH','DELETE','HEAD','OPTIONS')),
        path text not null check (path like '/%'),
        shape text not null,
        cost_weight integer not null default 1 check (cost_weight >= 0),
        summary text,
        position integer not null,
        primary key (api_configuration_id, method, shape)
      )`);
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists api_endpoint`);
    this.addSql(`drop table if exists api_configuration`);
  }
}
