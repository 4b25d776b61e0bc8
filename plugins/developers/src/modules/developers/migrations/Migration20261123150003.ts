import { Migration } from "@medusajs/framework/mikro-orm/migrations";

/** Tells the gateway, in the transaction of the change itself, of a developer whose products it has to read anew. */
export class Migration20261123150003 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`
      create or replace function notify_gateway_of_developer() returns trigger language plpgsql as $$
      begin
        perform pg_notify('mintreu_gateway', 'developer:' || old.id);
        return null;
      end $$`);
    this.addSql(`drop trigger if exists developer_changed_for_gateway on developer`);
    this.addSql(`
      create trigger developer_changed_for_gateway after update on developer for each row
      when (old.handle is distinct from new.handle or old.status is distinct from new.status or old.deleted_at is distinct from new.deleted_at)
      execute function notify_gateway_of_developer()`);
  }

  override async down(): Promise<void> {
    this.addSql(`drop function if exists notify_gateway_of_developer() cascade`);
  }
}
