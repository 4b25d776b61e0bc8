import { Migration } from "@medusajs/framework/mikro-orm/migrations";

/**
 * What a product is ranked by, apart from its long description: short enough to stand in the row itself, so
 * that ranking thousands of matches does not unpack thousands of texts. Rows are written anew at the next start.
 */
export class Migration20261123030004 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`alter table search_document add column if not exists heading tsvector not null default ''`);
    // The planner does not know that reading a text row by row means to unpack it, and would do so for frequent words.
    this.addSql(`
      create or replace function search_matches(question tsquery) returns setof text language sql stable rows 500 set enable_seqscan = off
      as $$ select product_id from search_document where document @@ question $$`);
    this.addSql(`update search_document set source_updated_at = '-infinity'`);
  }

  override async down(): Promise<void> {
    this.addSql(`drop function if exists search_matches(tsquery)`);
    this.addSql(`alter table search_document drop column if exists heading`);
  }
}
