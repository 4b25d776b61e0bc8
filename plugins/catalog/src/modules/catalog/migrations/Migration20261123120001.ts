import { Migration } from "@medusajs/framework/mikro-orm/migrations";

/**
 * What a product counts for in lists of values stands in its row as a row of numbers, so that counting thousands
 * of matches reads a few bytes of each instead of taking apart six lists. What a number stands for never changes.
 */
export class Migration20261123120001 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`
      create table if not exists search_value (
        id integer generated always as identity primary key,
        kind text not null check (kind in ('type', 'billing', 'tag', 'compatibility', 'developer', 'category')),
        value text not null,
        unique (kind, value))`);
    this.addSql(`alter table search_document add column if not exists value_ids bytea not null default ''`);
    this.addSql(`
      create or replace function search_values_of(s search_document) returns table (kind text, value text) language sql immutable as $$
        select 'type', s.product_type
        union select 'developer', s.developer_id
        union select 'billing', unnest(s.billings)
        union select 'tag', unnest(s.tags)
        union select 'compatibility', unnest(s.compatibility)
        union select 'category', unnest(s.category_ids) $$`);
    // New values are rare. Who brings one stands in the line of those who write many rows, so that no two wait for each other.
    this.addSql(`
      create or replace function number_search_values() returns trigger language plpgsql as $$
      declare
        missing boolean;
      begin
        loop
          select coalesce(string_agg(int4send(v.id), '' order by v.id), ''), bool_or(v.id is null) into new.value_ids, missing
            from search_values_of(new) as held left join search_value v using (kind, value);
          exit when not missing;
          perform pg_advisory_xact_lock(7305411);
          insert into search_value (kind, value) select held.kind, held.value from search_values_of(new) held order by 1, 2 on conflict do nothing;
        end loop;
        return new;
      end $$`);
    this.addSql(`drop trigger if exists search_document_numbered on search_document`);
    this.addSql(`
      create trigger search_document_numbered before insert or update of product_type, developer_id, billings, tags, compatibility, category_ids
      on search_document for each row execute function number_search_values()`);
    this.addSql(`update search_document set tags = tags`);
    // Where the words are found, and how near: the row is then read by its place. The planner's other plan, which
    // unpacks every text, is switched off because it does not know what unpacking costs.
    this.addSql(`
      create or replace function search_places(question tsquery, ranked boolean) returns table (place tid, closeness real)
      language sql stable rows 500 set enable_seqscan = off
      as $$ select s.ctid, case when ranked then ts_rank(s.heading, question) end from search_document s where s.document @@ question $$`);
    this.addSql(`drop function if exists search_matches(tsquery)`);
    // What is not shown is a short list beside what is.
    this.addSql(`create index if not exists listing_hidden_index on listing (product_id) where status <> 'published' or deleted_at is not null`);
  }

  override async down(): Promise<void> {
    this.addSql(`
      create or replace function search_matches(question tsquery) returns setof text language sql stable rows 500 set enable_seqscan = off
      as $$ select product_id from search_document where document @@ question $$`);
    this.addSql(`drop index if exists listing_hidden_index`);
    this.addSql(`drop function if exists search_places(tsquery, boolean)`);
    this.addSql(`drop trigger if exists search_document_numbered on search_document`);
    this.addSql(`drop function if exists number_search_values()`);
    this.addSql(`drop function if exists search_values_of(search_document)`);
    this.addSql(`alter table search_document drop column if exists value_ids`);
    this.addSql(`drop table if exists search_value`);
  }
}
