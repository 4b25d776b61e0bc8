import { Migration } from "@medusajs/framework/mikro-orm/migrations";

/**
 * A number that moves with every change of what search answers by, in the transaction of the change: an
 * answer that is kept in memory holds as long as the number stands. Rows of one module only.
 */
export class Migration20261123030003 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create table if not exists search_state (one boolean primary key default true check (one), version bigint not null)`);
    this.addSql(`insert into search_state (version) values (1) on conflict do nothing`);
    this.addSql(`
      create or replace function move_search_state() returns trigger language plpgsql as $$
      begin
        update search_state set version = version + 1;
        return null;
      end $$`);
    // A statement that touched no row has changed nothing.
    this.addSql(`
      create or replace function move_search_state_by_rows() returns trigger language plpgsql as $$
      begin
        if exists (select 1 from touched) then
          update search_state set version = version + 1;
        end if;
        return null;
      end $$`);
    for (const [event, table] of [
      ["insert", "new"],
      ["update", "new"],
      ["delete", "old"],
    ] as const) {
      this.addSql(`drop trigger if exists search_document_${event} on search_document`);
      this.addSql(
        `create trigger search_document_${event} after ${event} on search_document referencing ${table} table as touched for each statement execute function move_search_state_by_rows()`,
      );
    }
    // At the end of the transaction: whoever holds the one row waits for nothing any more.
    this.addSql(`drop trigger if exists listing_shown on listing`);
    this.addSql(`
      create constraint trigger listing_shown after update on listing deferrable initially deferred for each row
      when (old.status is distinct from new.status or old.deleted_at is distinct from new.deleted_at or old.published_at is distinct from new.published_at)
      execute function move_search_state()`);
    this.addSql(`create index if not exists listing_published_index on listing (id) include (published_at) where status = 'published' and deleted_at is null`);
  }

  override async down(): Promise<void> {
    this.addSql(`drop index if exists listing_published_index`);
    this.addSql(`drop trigger if exists listing_shown on listing`);
    for (const event of ["insert", "update", "delete"]) this.addSql(`drop trigger if exists search_document_${event} on search_document`);
    this.addSql(`drop function if exists move_search_state(), move_search_state_by_rows()`);
    this.addSql(`drop table if exists search_state`);
  }
}
