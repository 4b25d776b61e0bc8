import { Modules } from "@medusajs/framework/utils";
import { reviewEvents } from "@mintreu/community/events";
import { newMember } from "../harness/accounts";
import type { Marketplace } from "../harness/boot";
import type { HttpClient } from "../harness/http-client";
import { newCustomer, type NewCustomer, signIn, signInAdmin, signInDeveloper } from "../harness/people";
import { buy, eventually, expectOk, licensesOf, packagesOf } from "../harness/shopping";
import { reviewSummaryProperty } from "./review-summary";

const TEXTS = { rating: 4, title: "Does what it says", body: "Installed in **five** minutes." };
const HUGE = "x".repeat(1_000_000);

export function reviewsSuite(marketplace: () => Marketplace): void {
  describe("reviews", () => {
    it("are shown to anybody with their answers and a summary, and without whose they are", async () => {
      const { http, sql } = marketplace();
      const productId = await productOf(marketplace(), "currency-api");
      const answer = await http.get(`/store/products/${productId}/reviews`);
      const { reviews, count, limit, offset, summary } = expectOk(answer);
      expect({ count, limit, offset, summary }).toEqual({
        count: 1,
        limit: 20,
        offset: 0,
        summary: { average: 4, count: 1, histogram: { 1: 0, 2: 0, 3: 0, 4: 1, 5: 0 } },
      });
      expect(reviews).toEqual([
        {
          id: expect.stringMatching(/^rev_/),
          rating: 4,
          title: expect.any(String),
          body: expect.any(String),
          author_name: "Ada W.",
          verified: true,
          created_at: expect.stringMatching(/^\d{4}-.*Z$/),
          edited_at: null,
          answer: {
            body: expect.any(String),
            answered_at: expect.stringMatching(/Z$/),
            edited_at: null,
            developer: { handle: "northbeam", display_name: "Northbeam" },
          },
        },
      ]);
      const [ada] = await sql<{ id: string }>(`select id from customer where email = 'ada@customer.example' and has_account`);
      expect(JSON.stringify(answer.body)).not.toMatch(new RegExp(`Winther|@|${ada!.id}`));
    });

    it("are written by holders of a licence only, once a product, and refused in order", async () => {
      const { http } = marketplace();
      const productId = await productOf(marketplace(), "ledgerly");
      const path = `/store/products/${productId}/reviews`;
      const customer = await newCustomer(http);
      const codes = async (client: HttpClient, at: string, body: unknown = TEXTS) => {
        const { status, body: given } = await client.post(at, body);
        return [status, given.code];
      };
      expect(await codes(http, path, {})).toEqual([401, "request.unauthorized"]);
      expect(await codes(customer.client, "/store/products/prod_none/reviews", {})).toEqual([404, "product.not_found"]);
      expect(await codes(customer.client, path, {})).toEqual([403, "review.license_required"]);
      expect(expectOk(await customer.client.get(`${path}/mine`))).toEqual({ review: null, may_review: false });

      await purchase(marketplace(), customer, "ledgerly");
      expect(expectOk(await customer.client.get(`${path}/mine`))).toEqual({ review: null, may_review: true });
      for (const body of malformed) expect([body, ...(await codes(customer.client, path, body))]).toEqual([body, 400, "request.invalid"]);
      const written = await customer.client.post(path, { ...TEXTS, title: `  ${TEXTS.title} ` });
      expect([written.status, written.body.review]).toEqual([201, expect.objectContaining({ ...TEXTS, status: "visible", edited_at: null })]);
      expect(await codes(customer.client, path)).toEqual([409, "review.already_written"]);
      expect(expectOk(await customer.client.get(`${path}/mine`))).toEqual({ review: written.body.review, may_review: false });
    });

    it("let one of many at the same time through", async () => {
      const { http } = marketplace();
      const productId = await productOf(marketplace(), "ledgerly");
      const customer = await newCustomer(http);
      await purchase(marketplace(), customer, "ledgerly");
      const answers = await Promise.all(
        Array.from({ length: 12 }, (_, index) => customer.client.post(`/store/products/${productId}/reviews`, { ...TEXTS, rating: (index % 5) + 1 })),
      );
      expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array.from({ length: 11 }, () => 409)]);
    });

    it("may be written by whoever held a licence, and not by whoever sells the product", async () => {
      const { http, sql } = marketplace();
      const admin = await signInAdmin(http);
      const productId = await productOf(marketplace(), "ledgerly");
      const former = await newCustomer(http);
      const license = await purchase(marketplace(), former, "ledgerly");
      expectOk(await admin.post(`/admin/licenses/${license.id}/revoke`, { reason: "chargeback" }));
      expect((await former.client.post(`/store/products/${productId}/reviews`, { ...TEXTS, rating: 2 })).status).toBe(201);

      const owner = await signIn(http, "customer", "maya@northbeam.example", process.env["MINTREU_DEVELOPER_PASSWORD"]);
      const [{ id }] = (await sql<{ id: string }>(`select id from customer where email = 'maya@northbeam.example' and has_account`)) as [{ id: string }];
      await purchase(marketplace(), { client: owner, id, email: "maya@northbeam.example" }, "ledgerly");
      const own = await owner.post(`/store/products/${productId}/reviews`, { ...TEXTS, rating: 5 });
      expect([own.status, own.body.code]).toEqual([403, "review.own_product"]);
    });

    it("are changed and taken back by their author alone", async () => {
      const { http } = marketplace();
      const { author, review, path } = await reviewed(marketplace(), "ledgerly");
      const stranger = await newCustomer(http);
      for (const [client, status] of [
        [http, 401],
        [stranger.client, 404],
      ] as const) {
        expect((await client.post(`/store/reviews/${review.id}`, {})).status).toBe(status);
        expect((await client.request("DELETE", `/store/reviews/${review.id}`)).status).toBe(status);
      }
      for (const body of [{}, { rating: 6 }, { title: "" }, { body: HUGE.slice(0, 5001) }, { status: "visible" }, []]) {
        expect([body, (await author.client.post(`/store/reviews/${review.id}`, body)).status]).toEqual([body, 400]);
      }
      expect(expectOk(await author.client.post(`/store/reviews/${review.id}`, { rating: TEXTS.rating })).review.edited_at).toBeNull();
      const edited = expectOk(await author.client.post(`/store/reviews/${review.id}`, { rating: 1, body: "It *stopped* working." })).review;
      expect(edited).toMatchObject({ rating: 1, title: TEXTS.title, body: "It *stopped* working.", edited_at: expect.any(String) });
      const { reviews } = expectOk(await http.get(`${path}?rating=1`));
      expect(reviews.find(({ id }: { id: string }) => id === review.id)).toMatchObject({ edited_at: edited.edited_at });

      for (let turn = 0; turn < 2; turn += 1) {
        expect(expectOk(await author.client.request("DELETE", `/store/reviews/${review.id}`))).toEqual({ id: review.id, object: "review", deleted: true });
      }
      expect((await author.client.post(`/store/reviews/${review.id}`, { rating: 2 })).status).toBe(404);
      expect(expectOk(await author.client.get(`${path}/mine`))).toEqual({ review: null, may_review: true });
      expect((await author.client.post(path, TEXTS)).status).toBe(201);
    });

    it("are answered once by the developer's own people, support included", async () => {
      const { http, container } = marketplace();
      const { author, review, path } = await reviewed(marketplace(), "ledgerly");
      const answerPath = `/vendor/reviews/${review.id}/answer`;
      const [maya, hana] = [await signInDeveloper(http), await signInDeveloper(http, "hana@papercrane.example")];
      const [{ client: support }, { client: analyst }] = [await newMember(marketplace(), maya, "support"), await newMember(marketplace(), maya, "analyst")];
      const heard: string[] = [];
      container
        .resolve(Modules.EVENT_BUS)
        .subscribe(reviewEvents.answered, async ({ data }) => void heard.push((data as { id: string }).id), { subscriberId: "hears-answers-in-a-test" });

      const unanswered = expectOk(await maya.get(`/vendor/reviews?unanswered=true&product_id=${review.product_id}&limit=100`)).reviews;
      const seen = unanswered.find(({ id }: { id: string }) => id === review.id);
      expect(seen).toMatchObject({ ...TEXTS, product_handle: "ledgerly", author_name: "New C.", answer: null });
      expect(JSON.stringify(seen)).not.toContain(author.id);
      expect(JSON.stringify(seen)).not.toContain(author.email);
      expect(expectOk(await hana.get(`/vendor/reviews?product_id=${review.product_id}`))).toMatchObject({ reviews: [], count: 0 });

      for (const [client, status] of [
        [http, 401],
        [author.client, 401],
        [hana, 404],
        [analyst, 403],
        [support, 400],
      ] as const) {
        expect([status, (await client.post(answerPath, {})).status]).toEqual([status, status]);
      }
      for (const body of [{ body: "" }, { body: "   " }, { body: 5 }, { body: "b".repeat(5001) }, { body: "a", more: 1 }]) {
        expect((await support.post(answerPath, body)).status).toBe(400);
      }
      expect((await support.post(answerPath, { body: HUGE })).status).toBe(413);
      expect((await maya.post("/vendor/reviews/rev_none/answer", { body: "Hello" })).status).toBe(404);
      await Promise.all([support, maya, support, maya].map((client) => client.post(answerPath, { body: "Thank you." })));
      const first = expectOk(await support.post(answerPath, { body: "Thank you." })).review.answer;
      expect(first).toEqual({ body: "Thank you.", answered_at: expect.any(String), edited_at: null });
      const second = expectOk(await maya.post(answerPath, { body: "Thank you, and 2.1 is out." })).review.answer;
      expect(second).toEqual({ body: "Thank you, and 2.1 is out.", answered_at: first.answered_at, edited_at: expect.any(String) });

      const shown = expectOk(await http.get(`${path}?limit=100`)).reviews.find(({ id }: { id: string }) => id === review.id);
      expect(shown.answer).toEqual({ ...second, developer: { handle: "northbeam", display_name: "Northbeam" } });
      const left = expectOk(await maya.get(`/vendor/reviews?unanswered=true&limit=100`)).reviews;
      expect(left.map(({ id }: { id: string }) => id)).not.toContain(review.id);
      await eventually(async () => heard.includes(review.id), "the answer is news");
      expect(heard.filter((id) => id === review.id)).toHaveLength(1);
    });

    it("are hidden and restored by an admin with a reason, and every time is on record", async () => {
      const { http, sql } = marketplace();
      const admin = await signInAdmin(http);
      const { author, review, path } = await reviewed(marketplace(), "ledgerly");
      const before = expectOk(await http.get(path)).summary;
      for (const [client, status] of [
        [http, 401],
        [author.client, 401],
        [await signInDeveloper(http), 401],
      ] as const) {
        for (const at of ["/admin/reviews", `/admin/reviews/${review.id}`]) expect((await client.get(at)).status).toBe(status);
        for (const action of ["hide", "restore"]) expect((await client.post(`/admin/reviews/${review.id}/${action}`, {})).status).toBe(status);
      }
      expect((await admin.post("/admin/reviews/rev_none/hide", {})).status).toBe(404);
      for (const body of [{}, { reason: "" }, { reason: 5 }, { reason: "r".repeat(501) }])
        expect((await admin.post(`/admin/reviews/${review.id}/hide`, body)).status).toBe(400);

      const hidden = await Promise.all(Array.from({ length: 5 }, () => admin.post(`/admin/reviews/${review.id}/hide`, { reason: "insults a person" })));
      for (const answer of hidden)
        expect(expectOk(answer).review).toMatchObject({ status: "hidden", hidden_reason: "insults a person", customer_email: author.email });
      const after = expectOk(await http.get(`${path}?limit=100`));
      expect(after.reviews.map(({ id }: { id: string }) => id)).not.toContain(review.id);
      expect([after.count, after.summary.count]).toEqual([before.count - 1, before.count - 1]);
      expect(expectOk(await author.client.get(`${path}/mine`)).review).toMatchObject({ status: "hidden", hidden_reason: "insults a person" });
      expect((await (await signInDeveloper(http)).post(`/vendor/reviews/${review.id}/answer`, { body: "But…" })).status).toBe(404);

      // Neither editing nor writing it anew shows it again.
      expectOk(await author.client.post(`/store/reviews/${review.id}`, { body: "Same again" }));
      expectOk(await author.client.request("DELETE", `/store/reviews/${review.id}`));
      expect((await author.client.post(path, TEXTS)).body.review).toMatchObject({ id: review.id, status: "hidden" });
      expect(expectOk(await http.get(path)).summary).toEqual(after.summary);

      const found = expectOk(await admin.get(`/admin/reviews?status=hidden&product_id=${review.product_id}&q=${encodeURIComponent(author.email)}`));
      expect([found.count, found.reviews[0].id]).toEqual([1, review.id]);
      expect(expectOk(await admin.get(`/admin/reviews?status=visible&q=${encodeURIComponent(author.email)}`)).count).toBe(0);
      expect(expectOk(await admin.post(`/admin/reviews/${review.id}/restore`, { reason: "written anew, decent now" })).review).toMatchObject({
        status: "visible",
        hidden_reason: null,
      });
      expect(expectOk(await http.get(path)).summary).toEqual(before);
      const { moderations } = expectOk(await admin.get(`/admin/reviews/${review.id}`)).review;
      expect(moderations.map(({ action, reason }: Record<string, string>) => [action, reason])).toEqual([
        ["restore", "written anew, decent now"],
        ["hide", "insults a person"],
      ]);
      for (const change of ["update review_moderation set reason = 'none'", "delete from review_moderation"])
        await expect(sql(change)).rejects.toThrow("append-only");
    });

    it("are filtered, sorted and paged, and belong to visible products only", async () => {
      const { http, sql } = marketplace();
      const { path, review } = await reviewed(marketplace(), "ledgerly");
      const all = expectOk(await http.get(`${path}?limit=100`)).reviews;
      const ids = async (query: string) => expectOk(await http.get(`${path}?${query}`)).reviews.map(({ id }: { id: string }) => id);
      const sorted = (compare: (a: { rating: number }, b: { rating: number }) => number) => [...all].sort(compare).map(({ id }) => id);
      expect(all[0].id).toBe(review.id);
      expect(await ids("limit=100&order=highest")).toEqual(sorted((a, b) => b.rating - a.rating));
      expect(await ids("limit=100&order=lowest")).toEqual(sorted((a, b) => a.rating - b.rating));
      expect([...(await ids("limit=2")), ...(await ids("limit=100&offset=2"))]).toEqual(all.map(({ id }: { id: string }) => id));
      const four = expectOk(await http.get(`${path}?rating=4&limit=1`));
      expect([four.reviews.length, four.count]).toEqual([1, four.summary.histogram[4]]);
      for (const query of ["rating=0", "rating=6", "rating=x", "order=helpful", "limit=0", "limit=101", "offset=-1"])
        expect([query, (await http.get(`${path}?${query}`)).status]).toEqual([query, 400]);
      expect((await http.get("/store/products/prod_none/reviews")).status).toBe(404);
      await sql(`update listing set status = 'unlisted' where product_id = ?`, [review.product_id]);
      try {
        expect((await http.get(path)).body.code).toBe("product.not_found");
      } finally {
        await sql(`update listing set status = 'published' where product_id = ?`, [review.product_id]);
      }
    });

    reviewSummaryProperty(marketplace);
  });
}

const malformed: unknown[] = [
  {},
  [],
  { ...TEXTS, rating: 0 },
  { ...TEXTS, rating: 6 },
  { ...TEXTS, rating: 4.5 },
  { ...TEXTS, rating: "5" },
  { ...TEXTS, title: "" },
  { ...TEXTS, title: " \n " },
  { ...TEXTS, title: "t".repeat(121) },
  { ...TEXTS, body: "b".repeat(5001) },
  { ...TEXTS, body: null },
  { ...TEXTS, customer_id: "cus_other" },
];

async function productOf({ http }: Marketplace, handle: string): Promise<string> {
  return expectOk(await http.get(`/store/products?handle=${handle}`)).products[0].id;
}

/** Buys the product's first package that can be bought, and waits for the licence. */
async function purchase({ http, regionId }: Marketplace, { client, email }: NewCustomer, handle: string) {
  const offer = (await packagesOf(http, handle)).find(({ purchasable }) => purchasable);
  const [license] = await licensesOf(client, await buy(client, regionId, [{ variant_id: offer!.variant_id, quantity: 1 }], email), 1);
  return license!;
}

/** A product with a fresh review by somebody new. */
async function reviewed(marketplace: Marketplace, handle: string) {
  const author = await newCustomer(marketplace.http);
  const productId = await productOf(marketplace, handle);
  await purchase(marketplace, author, handle);
  const path = `/store/products/${productId}/reviews`;
  const { review } = expectOk(await author.client.post(path, TEXTS));
  return { author, path, review };
}
