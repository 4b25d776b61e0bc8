import type { EntityManager } from "@medusajs/framework/mikro-orm/knex";
import type { Context, InferTypeOf } from "@medusajs/framework/types";
import { generateEntityId, InjectTransactionManager, MedusaContext, MedusaService } from "@medusajs/framework/utils";
import { clock } from "@mintreu/kit/domain/clock";
import { DomainError, invariant, notFound } from "@mintreu/kit/domain/errors";
import { type ModerationAction, statusAfter } from "../../domain/review-status";
import { Review } from "./models/review";
import { ReviewModeration } from "./models/review-moderation";

export type ReviewRecord = InferTypeOf<typeof Review>;

/** What its author says. */
export interface ReviewTexts {
  rating: number;
  title: string;
  body: string;
}

export interface NewReview extends ReviewTexts {
  product_id: string;
  customer_id: string;
  developer_id: string;
  license_id: string;
}

class CommunityModuleService extends MedusaService({ Review, ReviewModeration }) {
  /**
   * Stores a customer's review of a product, once: of several at a time the unique key lets one through.
   * A deleted one is taken up again and stays hidden if it was. Errors: review.already_written.
   */
  @InjectTransactionManager()
  async writeReview(review: NewReview, @MedusaContext() context: Context = {}): Promise<ReviewRecord> {
    const now = clock.now();
    const { product_id, customer_id, developer_id, license_id, rating, title, body } = review;
    const [row] = await managerOf(context).execute<ReviewRecord[]>(
      `insert into review (id, product_id, customer_id, developer_id, license_id, rating, title, body, created_at, updated_at)
       values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
       on conflict (product_id, customer_id) do update
          set license_id = excluded.license_id, rating = excluded.rating, title = excluded.title, body = excluded.body,
              created_at = excluded.created_at, updated_at = excluded.updated_at, edited_at = null, deleted_at = null
        where review.deleted_at is not null
       returning *`,
      [generateEntityId(undefined, "rev"), product_id, customer_id, developer_id, license_id, rating, title, body, now, now],
    );
    if (!row) throw new DomainError("conflict", "review.already_written", "You have reviewed this product already.");
    return row;
  }

  /** Changes the author's own review; the same texts again leave `edited_at` as it was. Errors: review.not_found. */
  @InjectTransactionManager()
  async editReview(id: string, customerId: string, changes: Partial<ReviewTexts>, @MedusaContext() context: Context = {}): Promise<ReviewRecord> {
    const manager = managerOf(context);
    const before = await lockReview(manager, `id = ? and customer_id = ? and deleted_at is null`, [id, customerId]);
    const { rating = before.rating, title = before.title, body = before.body } = changes;
    if (rating === before.rating && title === before.title && body === before.body) return before;
    const now = clock.now();
    return updateReview(manager, `rating = ?, title = ?, body = ?, edited_at = ?, updated_at = ?`, [rating, title, body, now, now], id);
  }

  /** Deletes the author's own review with its texts and its answer; repeats change nothing. Errors: review.not_found. */
  @InjectTransactionManager()
  async removeReview(id: string, customerId: string, @MedusaContext() context: Context = {}): Promise<ReviewRecord> {
    const manager = managerOf(context);
    const before = await lockReview(manager, `id = ? and customer_id = ?`, [id, customerId]);
    if (before.deleted_at) return before;
    const now = clock.now();
    return updateReview(
      manager,
      `title = '', body = '', answer_body = null, answered_at = null, answer_edited_at = null, answered_by = null, deleted_at = ?, updated_at = ?`,
      [now, now],
      id,
    );
  }

  /**
   * Stores the developer's one answer to a visible review of theirs, or edits it. `first` says that there
   * was none before. Errors: review.not_found.
   */
  @InjectTransactionManager()
  async answerReview(
    { id, developer_id, actor_id, body }: { id: string; developer_id: string; actor_id: string; body: string },
    @MedusaContext() context: Context = {},
  ): Promise<{ review: ReviewRecord; first: boolean }> {
    const manager = managerOf(context);
    const before = await lockReview(manager, `id = ? and developer_id = ? and status = 'visible' and deleted_at is null`, [id, developer_id]);
    if (before.answer_body === body) return { review: before, first: false };
    const now = clock.now();
    const first = before.answer_body === null;
    const changes = `answer_body = ?, answered_at = coalesce(answered_at, ?), answer_edited_at = ?, answered_by = ?, updated_at = ?`;
    const review = await updateReview(manager, changes, [body, now, first ? null : now, actor_id, now], id);
    return { review, first };
  }

  /** An admin hides or restores a review; what changes nothing is not logged. Errors: review.not_found. */
  @InjectTransactionManager()
  async moderateReview(
    { id, action, reason, actor_id }: { id: string; action: ModerationAction; reason: string; actor_id: string },
    @MedusaContext() context: Context = {},
  ): Promise<ReviewRecord> {
    const manager = managerOf(context);
    const before = await lockReview(manager, `id = ? and deleted_at is null`, [id]);
    const status = statusAfter(action);
    if (before.status === status) return before;
    const now = clock.now();
    await manager.execute(`insert into review_moderation (id, review_id, action, reason, actor_id, created_at) values (?, ?, ?, ?, ?, ?)`, [
      generateEntityId(undefined, "revmod"),
      id,
      action,
      reason,
      actor_id,
      now,
    ]);
    return updateReview(manager, `status = ?, hidden_reason = ?, updated_at = ?`, [status, status === "hidden" ? reason : null, now], id);
  }
}

function managerOf(context: Context): EntityManager {
  return context.transactionManager as EntityManager;
}

/** The one review that fits, held until the transaction ends. */
async function lockReview(manager: EntityManager, condition: string, params: unknown[]): Promise<ReviewRecord> {
  const [row] = await manager.execute<ReviewRecord[]>(`select * from review where ${condition} for update`, params);
  if (!row) throw notFound("review");
  return row;
}

async function updateReview(manager: EntityManager, changes: string, params: unknown[], id: string): Promise<ReviewRecord> {
  const [row] = await manager.execute<ReviewRecord[]>(`update review set ${changes} where id = ? returning *`, [...params, id]);
  invariant(row, "a locked review is still there");
  return row;
}

export default CommunityModuleService;
