import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/** What admins did to a review, newest first. */
export async function listModerations(knex: Knex, reviewId: string, limit: number) {
  const { rows } = await knex.raw<{ rows: Record<string, unknown>[] }>(
    `select id, action, reason, actor_id, created_at from review_moderation where review_id = ? order by created_at desc, id desc limit ?`,
    [reviewId, limit],
  );
  return rows;
}
