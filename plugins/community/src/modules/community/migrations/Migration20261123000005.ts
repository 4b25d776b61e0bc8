import { Migration } from "@medusajs/framework/mikro-orm/migrations";

const stamps = `
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz`;

export class Migration20261123000005 extends Migration {
  override async up(): Promise<void> {
    // The unique key holds deleted rows too: see the model.
    this.addSql(`
      create table if not exists review (
        id text primary key,
        product_id text not null,
        customer_id text not null,
        developer_id text not null,
        license_id text not null,
        rating integer not null check (rating between 1 and 5),
        title text not null check (char_length(title) <= 120),
        body text not null check (char_length(body) <= 5000),
        status text not null default 'visible' check (status in ('visible','hidden')),
        hidden_reason text,
        edited_at timestamptz,
        answer_body text check (char_length(answer_body) <= 5000),
        answered_at timestamptz,
        answer_edited_at timestamptz,
        answered_by text,
        ${stamps},
        unique (product_id, customer_id),
        check ((answer_body is null) = (answered_at is null)),
        check (deleted_at is not null or (title <> '' and body <> '')),
        check ((status = 'hidden') = (hidden_reason is not null))
      )`);
    const visible = `where status = 'visible' and deleted_at is null`;
    this.addSql(`create index if not exists review_product_rating_index on review (product_id, rating, created_at desc, id desc) ${visible}`);
    this.addSql(`create index if not exists review_product_newest_index on review (product_id, created_at desc, id desc) ${visible}`);
    this.addSql(`create index if not exists review_developer_index on review (developer_id, created_at desc, id desc) ${visible}`);
    this.addSql(`create index if not exists review_customer_index on review (customer_id)`);
    this.addSql(`create index if not exists review_created_index on review (created_at desc, id desc) where deleted_at is null`);
    this.addSql(`
      create table if not exists review_moderation (
        id text primary key,
        review_id text not null references review (id) on update cascade,
        action text not null check (action in ('hide','restore')),
        reason text not null,
        actor_id text not null,
        ${stamps}
      )`);
    this.addSql(`create index if not exists review_moderation_review_index on review_moderation (review_id, created_at desc)`);
    this.addSql(`
      create or replace function refuse_review_moderation_change() returns trigger language plpgsql as $$
      begin
        raise exception 'review_moderation is append-only';
      end $$`);
    this.addSql(`drop trigger if exists review_moderation_append_only on review_moderation`);
    this.addSql(
      `create trigger review_moderation_append_only before update or delete on review_moderation for each row execute function refuse_review_moderation_change()`,
    );
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists review_moderation, review`);
    this.addSql(`drop function if exists refuse_review_moderation_change()`);
  }
}
