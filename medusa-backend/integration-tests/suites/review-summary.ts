import { COMMUNITY_MODULE } from "@mintreu/community/modules/community";
import type CommunityModuleService from "@mintreu/community/modules/community/service";
import { type Rating, ratings, summarizeRatings } from "@mintreu/community/domain/rating-summary";
import { readProductReviews } from "@mintreu/community/queries/product-reviews";
import { isDomainError } from "@mintreu/kit/domain/errors";
import { databaseOf } from "@mintreu/kit/http/knex";
import fc from "fast-check";
import type { Marketplace } from "../harness/boot";

type Operation = { does: "write" | "write_twice" | "edit"; rating: Rating } | { does: "remove" | "hide" | "restore" | "answer" };

/** What one author's review must be after the operations so far. */
interface Expected {
  id: string | null;
  rating: Rating;
  deleted: boolean;
  hidden: boolean;
}

const operation: fc.Arbitrary<Operation> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ does: fc.constantFrom("write" as const, "write_twice" as const, "edit" as const), rating: fc.constantFrom(...ratings) }),
  },
  { weight: 3, arbitrary: fc.record({ does: fc.constantFrom("remove" as const, "hide" as const, "restore" as const, "answer" as const) }) },
);

const scripts = fc.array(fc.array(operation, { minLength: 4, maxLength: 16 }), { minLength: 3, maxLength: 8 });

let products = 0;

/** Authors act at random and at once; a reader must never see a summary that its reviews do not give. */
export function reviewSummaryProperty(marketplace: () => Marketplace): void {
  it("have a summary that equals what the visible ones give, whatever happens at once", async () => {
    const { container, sql } = marketplace();
    const reviews = container.resolve<CommunityModuleService>(COMMUNITY_MODULE);
    const [developer] = await sql<{ id: string }>(`select id from developer where handle = 'northbeam'`);
    let looks = 0;
    await fc.assert(
      fc.asyncProperty(scripts, async (authors) => {
        products += 1;
        const product_id = `prod_summary_${products}`;
        let acting = true;
        const look = async () => {
          looks += 1;
          const { reviews: rows, count, summary } = await readProductReviews(databaseOf(container), { product_id, order: "newest", limit: 100, offset: 0 });
          expect(summary).toEqual(summaryOf(rows.map(({ rating }) => rating)));
          expect(count).toBe(rows.length);
          return { rows, summary };
        };
        const reader = (async () => {
          while (acting) await look();
        })();
        const acts = Promise.all(
          authors.map((script, index) =>
            act(reviews, { product_id, customer_id: `cus_summary_${index}`, developer_id: developer!.id, license_id: "lic_summary" }, script),
          ),
        );
        const expected = await acts.finally(() => (acting = false));
        await reader;
        const { rows, summary } = await look();
        const visible = expected.filter(({ id, deleted, hidden }) => id !== null && !deleted && !hidden);
        expect(summary).toEqual(summaryOf(visible.map(({ rating }) => rating)));
        expect(rows.map(({ id, rating }) => [id, rating]).sort()).toEqual(visible.map(({ id, rating }) => [id, rating]).sort());
      }),
      { numRuns: 25 },
    );
    expect(looks).toBeGreaterThan(25);
  }, 60_000);
}

function summaryOf(given: number[]) {
  const counts: Record<number, number> = {};
  for (const rating of given) counts[rating] = (counts[rating] ?? 0) + 1;
  return summarizeRatings(counts);
}

/** Carries out one author's script, asks each outcome against the rules, and says what must be there at its end. */
async function act(
  reviews: CommunityModuleService,
  who: { product_id: string; customer_id: string; developer_id: string; license_id: string },
  script: Operation[],
): Promise<Expected> {
  const { customer_id, developer_id } = who;
  const state: Expected = { id: null, rating: 1, deleted: false, hidden: false };
  const write = (rating: Rating) => reviews.writeReview({ ...who, rating, title: "Title", body: "Body" });
  for (const step of script) {
    const id = state.id ?? "rev_none";
    const there = state.id !== null && !state.deleted;
    switch (step.does) {
      case "write":
      case "write_twice": {
        const tries = await Promise.allSettled(step.does === "write" ? [write(step.rating)] : [write(step.rating), write(step.rating)]);
        const stored = tries.flatMap((one) => (one.status === "fulfilled" ? [one.value.id] : []));
        expect([step, stored.length]).toEqual([step, there ? 0 : 1]);
        for (const one of tries) if (one.status === "rejected") expect(codeOf(one.reason)).toBe("review.already_written");
        if (!there) Object.assign(state, { id: stored[0], rating: step.rating, deleted: false });
        break;
      }
      case "edit":
        expect(await outcome(reviews.editReview(id, customer_id, { rating: step.rating }))).toBe(there ? "ok" : "review.not_found");
        if (there) state.rating = step.rating;
        break;
      case "remove":
        expect(await outcome(reviews.removeReview(id, customer_id))).toBe(state.id === null ? "review.not_found" : "ok");
        state.deleted = state.id !== null;
        break;
      case "hide":
      case "restore":
        expect(await outcome(reviews.moderateReview({ id, action: step.does, reason: "a reason", actor_id: "user_summary" }))).toBe(
          there ? "ok" : "review.not_found",
        );
        if (there) state.hidden = step.does === "hide";
        break;
      case "answer":
        expect(await outcome(reviews.answerReview({ id, developer_id, actor_id: "devmem_summary", body: "Thanks" }))).toBe(
          there && !state.hidden ? "ok" : "review.not_found",
        );
        break;
    }
  }
  return state;
}

async function outcome(work: Promise<unknown>): Promise<string> {
  return work.then(() => "ok", codeOf);
}

function codeOf(error: unknown): string {
  if (!isDomainError(error)) throw error;
  return error.code;
}
