import { Migration } from "@medusajs/framework/mikro-orm/migrations";

/** Keys stay in their author's order, in which a reader expects them; jsonb sorts them by length. */
export class Migration20261123020002 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`alter table api_configuration alter column document type json using document::json`);
  }

  override async down(): Promise<void> {
    this.addSql(`alter table api_configuration alter column document type jsonb using document::jsonb`);
  }
}
