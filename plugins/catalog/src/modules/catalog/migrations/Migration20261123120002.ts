import { Migration } from "@medusajs/framework/mikro-orm/migrations";

/**
 * The day of publication, by which equal matches follow, stands in the row; which listings are hidden is read
 * from an index as a short list. So nothing is looked up for each match any more.
 */
export class Migration20261123120002 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`alter table search_document add column if not exists published_at timestamptz`);
    this.addSql(`
      update search_document s set published_at = l.published_at
        from listing l where l.id = s.listing_id and s.published_at is distinct from l.published_at`);
    this.addSql(`drop index if exists listing_hidden_index`);
    this.addSql(`create index listing_hidden_index on listing (id) where status <> 'published' or deleted_at is not null`);
  }

  override async down(): Promise<void> {
    this.addSql(`alter table search_document drop column if exists published_at`);
  }
}
