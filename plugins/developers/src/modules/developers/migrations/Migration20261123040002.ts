import { Migration } from "@medusajs/framework/mikro-orm/migrations";

/** Accounts that were decided about before keep null: nobody mails them again. */
export class Migration20261123040002 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`alter table developer add column if not exists decision text check (decision in ('approve','reject','suspend','reinstate','close'))`);
    this.addSql(`alter table developer add column if not exists decided_at timestamptz`);
    this.addSql(`create index if not exists developer_decided_index on developer (decided_at) where decided_at is not null`);
  }

  override async down(): Promise<void> {
    this.addSql(`alter table developer drop column if exists decision, drop column if exists decided_at`);
  }
}
