import type { MedusaContainer } from "@medusajs/framework/types";
import { answerReviewWorkflow } from "@mintreu/community/workflows/answer-review";
import { writeReviewWorkflow } from "@mintreu/community/workflows/write-review";
import { invariant } from "@mintreu/kit/domain/errors";
import { databaseOf } from "@mintreu/kit/http/knex";
import type { DemoReview } from "../demo/reviews";

export interface ReviewsSeed {
  reviews: readonly DemoReview[];
  customerIds: Map<string, string>;
}

interface Subject {
  product_id: string;
  developer_id: string;
  actor_id: string;
  review_id: string | null;
  answered: boolean;
}

/** Reviews and their answers. One that its author has deleted since stays deleted. */
export async function seedReviews(container: MedusaContainer, { reviews, customerIds }: ReviewsSeed): Promise<void> {
  for (const { customer, product_handle, rating, title, body, answer } of reviews) {
    const customer_id = customerIds.get(customer) ?? "";
    const { product_id, developer_id, actor_id, review_id, answered } = await findSubject(container, product_handle, customer_id);
    const id = review_id ?? (await write(container, { product_id, customer_id, rating, title, body }));
    if (answer !== null && !answered) await answerReviewWorkflow(container).run({ input: { id, developer_id, actor_id, body: answer } });
  }
}

async function write(
  container: MedusaContainer,
  input: { product_id: string; customer_id: string; rating: number; title: string; body: string },
): Promise<string> {
  const { result } = await writeReviewWorkflow(container).run({ input });
  return result.id;
}

/** A deleted or hidden review counts as answered: it takes no answer any more. */
async function findSubject(container: MedusaContainer, handle: string, customerId: string): Promise<Subject> {
  const { rows } = await databaseOf(container).raw<{ rows: Subject[] }>(
    `select p.id as product_id, l.developer_id, m.id as actor_id, r.id as review_id,
            (r.answer_body is not null or r.deleted_at is not null or r.status = 'hidden') is true as answered
       from product p
       join listing l on l.product_id = p.id and l.deleted_at is null
       join developer_member m on m.developer_id = l.developer_id and m.role = 'owner' and m.deleted_at is null
       left join review r on r.product_id = p.id and r.customer_id = ?
      where p.handle = ? and p.deleted_at is null
      order by m.created_at limit 1`,
    [customerId, handle],
  );
  invariant(rows[0], `product ${handle} was seeded before`);
  return rows[0];
}
