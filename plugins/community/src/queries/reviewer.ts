import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { findVisibleListing } from "@mintreu/catalog/queries/visible-listing";
import { DomainError, notFound } from "@mintreu/kit/domain/errors";
import { judgeReviewer, type ReviewerFacts, type ReviewRight } from "../domain/review-right";

const messages: Record<Exclude<ReviewRight, "ok">, string> = {
  license_required: "Only somebody who has bought this product may review it.",
  own_product: "You cannot review a product that you sell.",
};

/** Whether the customer may review a visible product. Errors: product.not_found. */
export async function findReviewRight(knex: Knex, productId: string, customerId: string): Promise<ReviewRight> {
  const facts = await findFacts(knex, productId, customerId);
  return judgeReviewer(facts);
}

/**
 * The licence that gives the customer the right to review, and who sells the product.
 * Errors: product.not_found, review.license_required, review.own_product.
 */
export async function requireReviewer(knex: Knex, productId: string, customerId: string): Promise<{ developer_id: string; license_id: string }> {
  const facts = await findFacts(knex, productId, customerId);
  const right = judgeReviewer(facts);
  if (right !== "ok") throw new DomainError("forbidden", `review.${right}`, messages[right]);
  return { developer_id: facts.developer_id, license_id: String(facts.license_id) };
}

/** What nobody sees has no reviews either. Errors: product.not_found. */
export async function requireVisibleProduct(knex: Knex, productId: string): Promise<void> {
  if (!(await findVisibleListing(knex, productId))) throw notFound("product");
}

async function findFacts(knex: Knex, productId: string, customerId: string): Promise<ReviewerFacts & { developer_id: string }> {
  await requireVisibleProduct(knex, productId);
  const { rows } = await knex.raw<{ rows: (ReviewerFacts & { developer_id: string })[] }>(
    `select l.developer_id,
            (select lic.id from license lic where lic.product_id = l.product_id and lic.customer_id = c.id order by lic.created_at, lic.id limit 1) as license_id,
            (d.applicant_customer_id = c.id
             or exists (select 1 from developer_member m where m.developer_id = d.id and lower(m.email) = lower(c.email) and m.deleted_at is null)) is true as is_seller
       from listing l
       join developer d on d.id = l.developer_id
       join customer c on c.id = ? and c.deleted_at is null
      where l.product_id = ? and l.deleted_at is null`,
    [customerId, productId],
  );
  if (!rows[0]) throw notFound("product");
  return rows[0];
}
