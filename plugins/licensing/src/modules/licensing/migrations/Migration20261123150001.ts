import { Migration } from "@medusajs/framework/mikro-orm/migrations";

const LICENSE_FACTS = [
  ...["status", "expires_at", "grace_until", "updates_until", "product_id", "package_id", "variant_id", "developer_id", "license_type"],
  ...["domain_limit", "domain_rules", "ip_rules", "terms", "deleted_at"],
];
const KEY_FACTS = ["license_id", "digest", "valid_until", "deleted_at"];
const PLACE_FACTS = ["domain", "local", "status"];

/**
 * Tells the gateway, in the transaction of the change itself, which licence it has to read anew. Only licences of API
 * products and only what calls are judged by: commits that notify wait for each other, so using, validating and
 * activating other licences must not.
 */
export class Migration20261123150001 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`
      create or replace function notify_gateway_of_license() returns trigger language plpgsql as $$
      begin
        perform pg_notify('mintreu_gateway', 'license:' || old.id);
        return null;
      end $$`);
    this.addSql(`
      create or replace function notify_gateway_of_license_part() returns trigger language plpgsql as $$
      declare
        changed text := case when tg_op = 'INSERT' then new.license_id else old.license_id end;
      begin
        if exists (select 1 from license l where l.id = changed and l.product_type = 'api') then
          perform pg_notify('mintreu_gateway', 'license:' || changed);
        end if;
        return null;
      end $$`);
    this.addSql(`drop trigger if exists license_changed_for_gateway on license`);
    this.addSql(`
      create trigger license_changed_for_gateway after update on license for each row
      when (old.product_type = 'api' and ${anyDiffers(LICENSE_FACTS)}) execute function notify_gateway_of_license()`);
    this.addSql(`drop trigger if exists license_deleted_for_gateway on license`);
    this.addSql(`
      create trigger license_deleted_for_gateway after delete on license for each row
      when (old.product_type = 'api') execute function notify_gateway_of_license()`);
    // A new key is nobody's yet: who guessed it before is answered anew within seconds.
    this.notifyOfPart("license_key", KEY_FACTS, ["delete"]);
    this.notifyOfPart("license_activation", PLACE_FACTS, ["insert", "delete"], "domain is not null");
  }

  private notifyOfPart(table: string, facts: readonly string[], events: readonly ("insert" | "delete")[], condition = "true"): void {
    this.addSql(`drop trigger if exists ${table}_changed_for_gateway on ${table}`);
    this.addSql(`
      create trigger ${table}_changed_for_gateway after update on ${table} for each row
      when (${anyDiffers(facts)}) execute function notify_gateway_of_license_part()`);
    for (const event of events) {
      const row = event === "insert" ? "new" : "old";
      this.addSql(`drop trigger if exists ${table}_${event}_for_gateway on ${table}`);
      this.addSql(`
        create trigger ${table}_${event}_for_gateway after ${event} on ${table} for each row
        when (${condition === "true" ? "true" : `${row}.${condition}`}) execute function notify_gateway_of_license_part()`);
    }
  }

  override async down(): Promise<void> {
    this.addSql(`drop function if exists notify_gateway_of_license() cascade`);
    this.addSql(`drop function if exists notify_gateway_of_license_part() cascade`);
  }
}

function anyDiffers(columns: readonly string[]): string {
  return `(${columns.map((column) => `old.${column} is distinct from new.${column}`).join(" or ")})`;
}
