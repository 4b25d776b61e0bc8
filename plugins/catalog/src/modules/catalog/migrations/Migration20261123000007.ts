import { Migration } from "@medusajs/framework/mikro-orm/migrations";

/** What search reads: one text document for each product, and the words in use for guessing misspelled ones. */
export class Migration20261123000007 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create extension if not exists pg_trgm`);
    this.addSql(`
      create table if not exists search_document (
        product_id text primary key,
        document tsvector not null,
        source_updated_at timestamptz not null
      )`);
    this.addSql(`create index if not exists search_document_text_index on search_document using gin (document)`);
    this.addSql(`create table if not exists search_word (word text primary key)`);
    this.addSql(`create index if not exists search_word_similar_index on search_word using gin (word gin_trgm_ops)`);
    this.addSql(`create index if not exists search_word_prefix_index on search_word (word text_pattern_ops)`);
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists search_word`);
    this.addSql(`drop table if exists search_document`);
  }
}
