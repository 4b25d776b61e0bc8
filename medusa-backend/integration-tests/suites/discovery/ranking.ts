import { rankProductsWorkflow } from "@mintreu/catalog/workflows/rank-products";
import { indexProductsWorkflow } from "@mintreu/catalog/workflows/index-products";
import type { Marketplace } from "../../harness/boot";
import { newCustomer, type NewCustomer } from "../../harness/people";
import { buy, eventually, expectOk, licensesOf, packagesOf } from "../../harness/shopping";
import { openWorkshop, price, solo } from "../../harness/vendor-products";
import { handlesOf, searcher } from "./searching";

export function rankingTests(marketplace: () => Marketplace): void {
  const search = searcher(() => marketplace().http);

  const buyer = async (handle: string, quantity = 1): Promise<NewCustomer> => {
    const { http, regionId } = marketplace();
    const customer = await newCustomer(http);
    const [first] = await packagesOf(http, handle);
    const purchase = await buy(customer.client, regionId, [{ variant_id: first!.variant_id, quantity }], customer.email);
    await licensesOf(customer.client, purchase, quantity);
    return customer;
  };

  const review = async (customer: NewCustomer, productId: string, rating: number): Promise<string> => {
    const answer = await customer.client.post(`/store/products/${productId}/reviews`, { rating, title: "So it is", body: "As I say." });
    return expectOk(answer).review.id;
  };

  it("shows, filters and orders by what the visible reviews say, within seconds", async () => {
    const { admin, published, developerId } = await openWorkshop(marketplace());
    const { developer } = expectOk(await admin.get(`/admin/developers/${developerId}`));
    const [praised, loved, unknown] = [await published({ title: "Praised" }), await published({ title: "Loved" }), await published({ title: "Unknown" })];
    const own = (query = "") => search(`developer=${developer.handle}&${query}`);
    const ratingOf = async (handle: string) => (await own()).products.find((one) => one.handle === handle)?.rating;
    const becomes = (handle: string, rating: object | null) =>
      eventually(async () => JSON.stringify(await ratingOf(handle)) === JSON.stringify(rating), `${handle} is rated ${JSON.stringify(rating)}`);

    expect((await own()).products.map(({ rating }) => rating)).toEqual([null, null, null]);
    const once = await review(await buyer(praised.handle), praised.id, 5);
    await becomes(praised.handle, { average: 5, count: 1 });
    for (const rating of [5, 4]) await review(await buyer(loved.handle), loved.id, rating);
    await becomes(loved.handle, { average: 4.5, count: 2 });
    // Two people who are nearly content outrank one who is entirely so; what nobody rated stands last.
    expect(handlesOf(await own("order=rating"))).toEqual([loved.handle, praised.handle, unknown.handle]);
    expect((await own("rating_min=5")).count).toBe(1);
    expect((await own("rating_min=4")).facets.ratings).toEqual([4, 3, 2, 1].map((value) => ({ value, count: 2 })));

    expectOk(await admin.post(`/admin/reviews/${once}/hide`, { reason: "to see it go" }));
    await becomes(praised.handle, null);
    expectOk(await admin.post(`/admin/reviews/${once}/restore`, { reason: "to see it come back" }));
    await becomes(praised.handle, { average: 5, count: 1 });
  });

  it("follows an author who changes their mind", async () => {
    const { published } = await openWorkshop(marketplace());
    const { id, handle } = await published();
    const customer = await buyer(handle);
    const reviewId = await review(customer, id, 2);
    const ratingOf = async () => (await search(`q=${handle}&limit=100`)).products.find((one) => one.id === id)?.rating?.average ?? null;
    const listed = async () => (await search("limit=100&order=newest")).products.find((one) => one.id === id)?.rating?.average ?? null;
    await eventually(async () => (await listed()) === 2, "the rating is shown");
    expectOk(await customer.client.post(`/store/reviews/${reviewId}`, { rating: 3 }));
    await eventually(async () => (await listed()) === 3, "the changed rating is shown");
    expectOk(await customer.client.request("DELETE", `/store/reviews/${reviewId}`));
    await eventually(async () => (await listed()) === null, "a rating that was taken back is gone");
    expect(await ratingOf()).toBeNull();
  });

  it("finds by itself what an event did not tell", async () => {
    const { container, sql } = marketplace();
    const { published } = await openWorkshop(marketplace());
    const { id, handle } = await published();
    await review(await buyer(handle), id, 4);
    const kept = async () =>
      (await sql<{ rating_count: number; holders: number }>(`select rating_count, holders from search_document where product_id = ?`, [id]))[0];
    await eventually(async () => (await kept())?.rating_count === 1, "the review has reached search");
    await sql(`update search_document set rating_count = 9, rating_average = 1, rating_score = 1, holders = 7, recent_holders = 7 where product_id = ?`, [id]);
    await indexProductsWorkflow(container).run();
    expect(await kept()).toEqual({ rating_count: 1, holders: 1 });
  });

  it("calls popular what many people bought, not what one bought often", async () => {
    const { container, http, regionId } = marketplace();
    const { admin, published, developerId } = await openWorkshop(marketplace());
    const { developer } = expectOk(await admin.get(`/admin/developers/${developerId}`));
    const packages = [{ ...solo, prices: [price(100)] }];
    const [often, many, refunded] = [await published({ packages }), await published({ packages }), await published({ packages })];
    await buyer(often.handle, 5);
    for (let person = 0; person < 2; person++) await buyer(many.handle);
    const [first] = await packagesOf(http, refunded.handle);
    const purchases = await Promise.all([1, 2, 3].map(() => buy(http, regionId, [{ variant_id: first!.variant_id, quantity: 1 }])));
    for (const purchase of purchases) await licensesOf(http, purchase, 1);
    const ids = [often.id, many.id, refunded.id];
    const popular = async () => {
      await rankProductsWorkflow(container).run({ input: { product_ids: ids } });
      return handlesOf(await search(`developer=${developer.handle}&order=popular`));
    };
    expect(await popular()).toEqual([refunded.handle, many.handle, often.handle]);
    for (const { orderId } of purchases) await takeBack(marketplace(), orderId);
    expect(await popular()).toEqual([many.handle, often.handle, refunded.handle]);
  });
}

/** The order is refunded, and so its licences are taken back. */
async function takeBack({ sql }: Marketplace, orderId: string): Promise<void> {
  await sql(`update license set status = 'revoked' where order_id = ?`, [orderId]);
}
