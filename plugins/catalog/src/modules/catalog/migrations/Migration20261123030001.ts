import { Migration } from "@medusajs/framework/mikro-orm/migrations";

/**
 * Ratings, holders, tags and compatibility beside what search already filters and sorts by. Rows stay in use
 * as they are; being older than everything, each is written anew at the next start or by the job.
 */
export class Migration20261123030001 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`
      alter table search_document
        add column if not exists tags text[] not null default '{}',
        add column if not exists compatibility text[] not null default '{}',
        add column if not exists rating_average numeric(3,2) check (rating_average between 1 and 5),
        add column if not exists rating_count integer not null default 0 check (rating_count >= 0),
        add column if not exists rating_score float8,
        add column if not exists recent_holders integer not null default 0 check (recent_holders >= 0),
        add column if not exists holders integer not null default 0 check (holders >= 0)`);
    this.addSql(`update search_document set source_updated_at = '-infinity'`);
  }

  override async down(): Promise<void> {
    this.addSql(`
      alter table search_document
        drop column if exists tags, drop column if exists compatibility, drop column if exists rating_average, drop column if exists rating_count,
        drop column if exists rating_score, drop column if exists recent_holders, drop column if exists holders`);
  }
}
