import { mountSuspended, registerEndpoint } from "@nuxt/test-utils/runtime";
import { createError, getQuery, readBody } from "h3";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { OwnReview, ShownReview, ShownReviews } from "#shared/reviews";
import ProductReviews from "~/components/product/ProductReviews.vue";
import RatingStars from "~/components/product/RatingStars.vue";
import ReviewForm from "~/components/product/ReviewForm.vue";

const shown: ShownReview = {
  id: "rev_1",
  rating: 4,
  title: "Good <b>thing</b>",
  body_html: "<p>Very <strong>good</strong></p>",
  author_name: "Ada W.",
  created_at: "2026-11-20T10:00:00Z",
  edited_at: null,
  answer: { body_html: "<p>Thanks</p>", answered_at: "2026-11-21T10:00:00Z", edited_at: null, developer: { handle: "northbeam", display_name: "Northbeam" } },
};
const own: OwnReview = { id: "rev_1", rating: 4, title: "Good", body: "Very", status: "visible", hidden_reason: null };

// A small double of the review routes; each test sees what was asked for in `calls`.
let calls: [string, unknown][];
let reviews: ShownReview[];
let mine: OwnReview | null;

registerEndpoint("/api/reviews/prod_1", (event): ShownReviews => {
  calls.push(["list", getQuery(event)]);
  const histogram = { 1: 0, 2: 0, 3: 0, 4: reviews.length, 5: 0 };
  return { reviews, count: reviews.length, limit: 5, offset: 0, summary: { average: reviews.length ? 4 : null, count: reviews.length, histogram } };
});
registerEndpoint("/api/medusa/store/products/prod_1/reviews/mine", () => ({ review: mine, may_review: mine === null }));
registerEndpoint("/api/medusa/store/products/prod_1/reviews", {
  method: "POST",
  handler: async (event) => {
    calls.push(["write", await readBody(event)]);
    mine = own;
    return { review: own };
  },
});
registerEndpoint("/api/medusa/store/reviews/rev_1", {
  method: "POST",
  handler: () => {
    throw createError({ statusCode: 404, data: { code: "review.not_found", message: "No such review." } });
  },
});
registerEndpoint("/api/medusa/store/reviews/rev_1", {
  method: "DELETE",
  handler: () => {
    calls.push(["delete", null]);
    mine = null;
    return { id: "rev_1", deleted: true };
  },
});

beforeEach(() => {
  calls = [];
  reviews = [shown];
  mine = null;
  clearNuxtData();
  useSessionStore().customer = null;
});

function signIn() {
  useSessionStore().customer = { id: "cus_1", email: "ada@customer.example", first_name: "Ada", last_name: "Winther" };
}

function mountReviews() {
  return mountSuspended(ProductReviews, { props: { productId: "prod_1" } });
}

describe("the reviews of a product", () => {
  it("show summary, texts and answer to a visitor, and where to sign in", async () => {
    const section = await mountReviews();
    expect(section.text()).toContain("4.00");
    expect(section.text()).toContain("1 review");
    expect(section.get("article h3").text()).toBe("Good <b>thing</b>");
    expect(section.get("article").text()).toContain("Ada W. · verified buyer · 20 November 2026");
    expect(section.get("article").text()).toContain("Northbeam answered on 21 November 2026");
    expect(section.find("article .prose-listing strong").exists()).toBe(true);
    expect(section.get('a[href^="/sign-in"]').attributes("href")).toContain("reviews");
    expect(section.find("form").exists()).toBe(false);
  });

  it("link only to ratings that somebody gave", async () => {
    const section = await mountReviews();
    const links = section.findAll('ul[aria-label="Reviews by rating"] a');
    expect(links.map((link) => [link.text().slice(0, 7), link.attributes("href")])).toEqual([["4 stars", "/?rating=4#reviews"]]);
  });

  it("say so when there are none", async () => {
    reviews = [];
    const section = await mountReviews();
    expect(section.text()).toContain("Nobody has reviewed this yet.");
    expect(section.find("article").exists()).toBe(false);
  });
});

describe("the customer's own review", () => {
  it("is written in a form that those who may review open, and the list is asked for again", async () => {
    signIn();
    const section = await mountReviews();
    await vi.waitFor(() => expect(section.text()).toContain("Write a review"));
    await section
      .findAll("button")
      .find((button) => button.text() === "Write a review")!
      .trigger("click");
    await section.get('input[type=radio][value="5"]').setValue();
    await section.get("input[name=title]").setValue("  Good ");
    await section.get("textarea").setValue("Very");
    await section.get("form").trigger("submit");
    await vi.waitFor(() => expect(section.text()).toContain("Your review is published."));
    expect(calls.map(([name]) => name)).toEqual(["list", "write", "list"]);
    expect(calls[1]).toEqual(["write", { rating: 5, title: "Good", body: "Very" }]);
    expect(section.text()).toContain("Your review");
  });

  it("is deleted only after a second word", async () => {
    signIn();
    mine = own;
    const section = await mountReviews();
    await vi.waitFor(() => expect(section.text()).toContain("Your review"));
    const press = (name: string) =>
      section
        .findAll("button")
        .find((button) => button.text() === name)!
        .trigger("click");
    await press("Delete…");
    expect(calls.map(([name]) => name)).not.toContain("delete");
    await press("Delete");
    await vi.waitFor(() => expect(section.text()).toContain("Your review is deleted."));
    expect(calls.map(([name]) => name)).toContain("delete");
    expect(section.text()).toContain("Write a review");
  });

  it("says why it is hidden", async () => {
    signIn();
    mine = { ...own, status: "hidden", hidden_reason: "Names a person" };
    const section = await mountReviews();
    await vi.waitFor(() => expect(section.text()).toContain("Hidden by the marketplace: Names a person"));
  });

  it("keeps what was typed when it is refused", async () => {
    const form = await mountSuspended(ReviewForm, { props: { productId: "prod_1", review: own } });
    await form.get("textarea").setValue("Typed anew");
    await form.get("form").trigger("submit");
    await vi.waitFor(() => expect(form.get("[role=alert]").text()).toBe("No such review."));
    expect((form.get("textarea").element as HTMLTextAreaElement).value).toBe("Typed anew");
    expect(form.emitted("saved")).toBeUndefined();
  });
});

describe("stars", () => {
  it("are read as a number", async () => {
    const stars = await mountSuspended(RatingStars, { props: { rating: 4.33 } });
    expect(stars.get("[role=img]").attributes("aria-label")).toBe("4.33 out of 5");
  });
});
