import { Migration } from "@medusajs/framework/mikro-orm/migrations";

/** Finds the few rows of the log that are news to somebody, among all the validations. */
export class Migration20261123110001 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create index if not exists license_log_news_index on license_log (created_at) where action in ('suspended', 'revoked', 'key_resent')`);
  }

  override async down(): Promise<void> {
    this.addSql(`drop index if exists license_log_news_index`);
  }
}
