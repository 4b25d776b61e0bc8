import { Migration } from "@medusajs/framework/mikro-orm/migrations";

/**
 * What search filters, sorts and counts by stands beside the text, so that it reads one narrow table however
 * many packages and prices there are. Emptied: the job writes every row anew within a minute.
 */
export class Migration20261123000008 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`truncate search_document`);
    this.addSql(`
      alter table search_document
        add column if not exists listing_id text not null,
        add column if not exists developer_id text not null,
        add column if not exists product_type text not null,
        add column if not exists title text not null,
        add column if not exists category_ids text[] not null,
        add column if not exists sales_channel_ids text[] not null,
        add column if not exists billings text[] not null,
        add column if not exists license_types text[] not null,
        add column if not exists prices jsonb not null`);
  }

  override async down(): Promise<void> {
    this.addSql(`
      alter table search_document
        drop column if exists listing_id, drop column if exists developer_id, drop column if exists product_type, drop column if exists title,
        drop column if exists category_ids, drop column if exists sales_channel_ids,
        drop column if exists billings, drop column if exists license_types, drop column if exists prices`);
  }
}
