import { Migration } from "@medusajs/framework/mikro-orm/migrations";

/**
 * Secrets that the gateway signs calls with, sealed; and what tells the gateway, in the transaction of a change itself,
 * which API product it has to read anew.
 */
export class Migration20261123150002 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`
      alter table api_configuration
        add column if not exists signing_secret_sealed text,
        add column if not exists previous_signing_secret_sealed text,
        add column if not exists previous_signing_secret_until timestamptz`);
    this.addSql(`
      create or replace function notify_gateway_of_listing() returns trigger language plpgsql as $$
      begin
        if old.product_type = 'api' then
          perform pg_notify('mintreu_gateway', 'product:' || old.product_id);
        end if;
        return null;
      end $$`);
    this.addSql(`
      create or replace function notify_gateway_of_api() returns trigger language plpgsql as $$
      declare
        product text;
      begin
        select l.product_id into product from listing l where l.id = case when tg_op = 'INSERT' then new.listing_id else old.listing_id end;
        if product is not null then
          perform pg_notify('mintreu_gateway', 'product:' || product);
        end if;
        return null;
      end $$`);
    // Endpoints are replaced as a whole: one notice a statement.
    this.addSql(`
      create or replace function notify_gateway_of_endpoints() returns trigger language plpgsql as $$
      begin
        perform pg_notify('mintreu_gateway', 'product:' || l.product_id)
           from (select distinct api_configuration_id from touched) t
           join api_configuration c on c.id = t.api_configuration_id
           join listing l on l.id = c.listing_id;
        return null;
      end $$`);
    const listingFacts = ["status", "product_id", "developer_id", "published_at", "deleted_at"].map((column) => `old.${column} is distinct from new.${column}`);
    this.addSql(`drop trigger if exists listing_changed_for_gateway on listing`);
    this.addSql(`
      create trigger listing_changed_for_gateway after update on listing for each row
      when (${listingFacts.join(" or ")}) execute function notify_gateway_of_listing()`);
    this.addSql(`drop trigger if exists listing_deleted_for_gateway on listing`);
    this.addSql(`create trigger listing_deleted_for_gateway after delete on listing for each row execute function notify_gateway_of_listing()`);
    this.addSql(`drop trigger if exists api_configuration_changed_for_gateway on api_configuration`);
    this.addSql(`
      create trigger api_configuration_changed_for_gateway after insert or update or delete on api_configuration for each row
      execute function notify_gateway_of_api()`);
    for (const [event, table] of [
      ["insert", "new"],
      ["update", "new"],
      ["delete", "old"],
    ] as const) {
      this.addSql(`drop trigger if exists api_endpoint_${event}_for_gateway on api_endpoint`);
      this.addSql(`
        create trigger api_endpoint_${event}_for_gateway after ${event} on api_endpoint referencing ${table} table as touched
        for each statement execute function notify_gateway_of_endpoints()`);
    }
  }

  override async down(): Promise<void> {
    for (const name of ["listing", "api", "endpoints"]) this.addSql(`drop function if exists notify_gateway_of_${name}() cascade`);
    this.addSql(`
      alter table api_configuration drop column if exists signing_secret_sealed, drop column if exists previous_signing_secret_sealed,
        drop column if exists previous_signing_secret_until`);
  }
}
