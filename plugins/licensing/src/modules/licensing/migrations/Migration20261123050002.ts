import { Migration } from "@medusajs/framework/mikro-orm/migrations";

/** Finds keys that an older master key sealed. */
export class Migration20261123050002 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create index if not exists license_key_master_index on license_key (split_part(sealed, '.', 1))`);
  }

  override async down(): Promise<void> {
    this.addSql(`drop index if exists license_key_master_index`);
  }
}
