import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { authorName } from "../domain/author-name";
import { type RatingSummary, summarizeRatings } from "../domain/rating-summary";

export const reviewOrders = ["newest", "highest", "lowest"] as const;
export type ReviewOrder = (typeof reviewOrders)[number];

export interface ProductReviewsQuestion {
  product_id: string;
  rating?: number | undefined;
  order: ReviewOrder;
  limit: number;
  offset: number;
}

/** A review as everybody sees it. */
export interface PublicReview {
  id: string;
  rating: number;
  title: string;
  body: string;
  author_name: string;
  verified: true;
  created_at: Date;
  edited_at: Date | null;
  answer: { body: string; answered_at: Date; edited_at: Date | null; developer: { handle: string; display_name: string } } | null;
}

interface Row {
  id: string;
  rating: number;
  title: string;
  body: string;
  created_at: string;
  edited_at: string | null;
  answer_body: string | null;
  answered_at: string | null;
  answer_edited_at: string | null;
  first_name: string | null;
  last_name: string | null;
  developer_handle: string;
  developer_name: string;
}

const sorting: Record<ReviewOrder, string> = {
  newest: "created_at desc, id desc",
  highest: "rating desc, created_at desc, id desc",
  lowest: "rating, created_at desc, id desc",
};

const VISIBLE = "product_id = ? and status = 'visible' and deleted_at is null";

/**
 * One page of a product's visible reviews and what all of them say together. It is one statement, and so
 * one snapshot: the summary always fits the reviews, whatever is written meanwhile.
 */
export async function readProductReviews(
  knex: Knex,
  { product_id, rating, order, limit, offset }: ProductReviewsQuestion,
): Promise<{ reviews: PublicReview[]; count: number; summary: RatingSummary }> {
  const filter = rating === undefined ? VISIBLE : `${VISIBLE} and rating = ?`;
  const filterParams = rating === undefined ? [product_id] : [product_id, rating];
  const { rows } = await knex.raw<{ rows: { counts: Record<string, number>; page: Row[] }[] }>(
    `select (select coalesce(json_object_agg(rating, n), '{}') from (select rating, count(*) as n from review where ${VISIBLE} group by rating) counted) as counts,
            (select coalesce(json_agg(shown order by shown.place), '[]') from (
               select r.*, c.first_name, c.last_name, d.handle as developer_handle, d.display_name as developer_name
                 from (select id, rating, title, body, created_at, edited_at, answer_body, answered_at, answer_edited_at, customer_id, developer_id,
                              row_number() over (order by ${sorting[order]}) as place
                         from review where ${filter} order by ${sorting[order]} limit ? offset ?) r
                 join developer d on d.id = r.developer_id
                 left join customer c on c.id = r.customer_id and c.deleted_at is null) shown) as page`,
    [product_id, ...filterParams, limit, offset] as never[],
  );
  const { counts = {}, page = [] } = rows[0] ?? {};
  const summary = summarizeRatings(counts);
  const count = rating === undefined ? summary.count : summary.histogram[rating as 1 | 2 | 3 | 4 | 5];
  return { reviews: page.map(toPublicReview), count, summary };
}

/** What a product's visible reviews say together, without any of them. */
export async function readRatingSummary(knex: Knex, productId: string): Promise<RatingSummary> {
  const { summary } = await readProductReviews(knex, { product_id: productId, order: "newest", limit: 0, offset: 0 });
  return summary;
}

function toPublicReview(row: Row): PublicReview {
  const { id, rating, title, body, created_at, edited_at, answer_body, answered_at, answer_edited_at } = row;
  const developer = { handle: row.developer_handle, display_name: row.developer_name };
  return {
    id,
    rating,
    title,
    body,
    author_name: authorName(row.first_name, row.last_name),
    verified: true,
    created_at: new Date(created_at),
    edited_at: dateOf(edited_at),
    answer: answer_body === null ? null : { body: answer_body, answered_at: new Date(String(answered_at)), edited_at: dateOf(answer_edited_at), developer },
  };
}

/** Inside JSON the database writes times with an offset; answers show them as everywhere. */
function dateOf(text: string | null): Date | null {
  return text === null ? null : new Date(text);
}
