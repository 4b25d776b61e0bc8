import { Migration } from "@medusajs/framework/mikro-orm/migrations";

/** Notifications that are read in the account, and who has read them: the members of a developer read apart from each other. */
export class Migration20261123180002 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`
      create table if not exists in_app_notification (
        id text primary key,
        recipient_type text not null check (recipient_type in ('customer', 'developer')),
        recipient_id text not null,
        cause text not null,
        kind text not null,
        title text not null,
        body text not null,
        href text,
        created_at timestamptz not null,
        unique (recipient_type, recipient_id, cause)
      )`);
    this.addSql(`create index if not exists in_app_notification_newest_index on in_app_notification (recipient_type, recipient_id, created_at desc, id desc)`);
    this.addSql(`
      create table if not exists in_app_read (
        notification_id text not null references in_app_notification on delete cascade,
        reader_id text not null,
        read_at timestamptz not null,
        primary key (notification_id, reader_id)
      )`);
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists in_app_read, in_app_notification`);
  }
}
