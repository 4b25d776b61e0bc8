import { Migration } from "@medusajs/framework/mikro-orm/migrations";

/** Who downloaded what. It also says who keeps a release that was yanked, so no row is ever changed. */
export class Migration20261123010002 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`
      create table if not exists release_download (
        id text primary key,
        link_id text not null,
        license_id text not null,
        customer_id text,
        product_id text not null,
        release_id text not null,
        release_file_id text not null,
        file_name text not null,
        ip text,
        user_agent text,
        created_at timestamptz not null default clock_timestamp()
      )`);
    this.addSql(`create index if not exists release_download_license_index on release_download (license_id, release_id)`);
    this.addSql(`create index if not exists release_download_product_index on release_download (product_id, created_at desc)`);
    this.addSql(`create index if not exists release_download_link_index on release_download (link_id)`);
    this.addSql(`
      create or replace function refuse_release_download_change() returns trigger language plpgsql as $$
      begin
        raise exception 'release_download is append-only';
      end $$`);
    this.addSql(`drop trigger if exists release_download_append_only on release_download`);
    this.addSql(
      `create trigger release_download_append_only before update or delete on release_download for each row execute function refuse_release_download_change()`,
    );
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists release_download`);
    this.addSql(`drop function if exists refuse_release_download_change()`);
  }
}
