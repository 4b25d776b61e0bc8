import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { authorName } from "../domain/author-name";
import type { ReviewStatus } from "../domain/review-status";

export interface ReviewFilter {
  id?: string | undefined;
  developer_id?: string | undefined;
  product_id?: string | undefined;
  status?: ReviewStatus | undefined;
  rating?: number | undefined;
  unanswered?: boolean | undefined;
  /** Part of its texts, of the product's title or of the author's e-mail. */
  q?: string | undefined;
}

/** A review with what admins know of it. */
export interface ReviewView {
  id: string;
  status: ReviewStatus;
  hidden_reason: string | null;
  rating: number;
  title: string;
  body: string;
  author_name: string;
  customer_id: string;
  customer_email: string | null;
  product_id: string;
  product_title: string | null;
  product_handle: string | null;
  developer_id: string;
  developer_name: string;
  created_at: Date;
  edited_at: Date | null;
  answer: { body: string; answered_at: Date; edited_at: Date | null } | null;
}

interface Row extends Omit<ReviewView, "author_name" | "answer"> {
  first_name: string | null;
  last_name: string | null;
  answer_body: string | null;
  answered_at: Date;
  answer_edited_at: Date | null;
}

const select = `
  select r.id, r.status, r.hidden_reason, r.rating, r.title, r.body, r.customer_id, c.email as customer_email, c.first_name, c.last_name,
         r.product_id, p.title as product_title, p.handle as product_handle, r.developer_id, d.display_name as developer_name,
         r.created_at, r.edited_at, r.answer_body, r.answered_at, r.answer_edited_at`;

const from = `
  from review r
  join developer d on d.id = r.developer_id
  left join product p on p.id = r.product_id
  left join customer c on c.id = r.customer_id and c.deleted_at is null`;

/** One page of reviews, newest first, with the number of all that match; deleted ones are gone for everybody. */
export async function listReviews(
  knex: Knex,
  filter: ReviewFilter,
  page: { limit: number; offset: number },
): Promise<{ reviews: ReviewView[]; count: number }> {
  const { where, params } = conditionsOf(filter);
  const [{ rows }, { rows: counted }] = await Promise.all([
    knex.raw<{ rows: Row[] }>(`${select} ${from} ${where} order by r.created_at desc, r.id desc limit ? offset ?`, [
      ...params,
      page.limit,
      page.offset,
    ] as never[]),
    knex.raw<{ rows: { count: string }[] }>(`select count(*) as count ${from} ${where}`, params as never[]),
  ]);
  return { reviews: rows.map(toView), count: Number(counted[0]?.count ?? 0) };
}

/** One review that fits the whole filter, or null: scope goes into the filter, never beside it. */
export async function findReview(knex: Knex, filter: ReviewFilter & { id: string }): Promise<ReviewView | null> {
  const { reviews } = await listReviews(knex, filter, { limit: 1, offset: 0 });
  return reviews[0] ?? null;
}

function toView({ first_name, last_name, answer_body, answered_at, answer_edited_at, ...row }: Row): ReviewView {
  const answer = answer_body === null ? null : { body: answer_body, answered_at, edited_at: answer_edited_at };
  return { ...row, author_name: authorName(first_name, last_name), answer };
}

function conditionsOf(filter: ReviewFilter): { where: string; params: unknown[] } {
  const conditions: [string, unknown[]][] = [["r.deleted_at is null", []]];
  for (const column of ["id", "developer_id", "product_id", "status", "rating"] as const) {
    if (filter[column] !== undefined) conditions.push([`r.${column} = ?`, [filter[column]]]);
  }
  if (filter.unanswered !== undefined) conditions.push([`(r.answer_body is null) = ?`, [filter.unanswered]]);
  if (filter.q) {
    const pattern = `%${filter.q.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
    conditions.push(["(r.title ilike ? or r.body ilike ? or p.title ilike ? or c.email ilike ? or r.id = ?)", [pattern, pattern, pattern, pattern, filter.q]]);
  }
  return { where: `where ${conditions.map(([sql]) => sql).join(" and ")}`, params: conditions.flatMap(([, values]) => values) };
}
