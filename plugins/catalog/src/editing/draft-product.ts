import type { MedusaContainer } from "@medusajs/framework/types";
import { invariant } from "@mintreu/kit/domain/errors";
import { databaseOf } from "@mintreu/kit/http/knex";
import type { ListingFields } from "../domain/listing-edit";
import type { PackageTerms } from "../domain/package-terms";
import { readStoreFacts } from "../queries/store-facts";
import { createListingWorkflow } from "../workflows/create-listing";
import { claimHandle } from "./claim-handle";
import { ensureTags } from "./ensure-tags";
import { removeAbandonedDraft } from "./remove-abandoned-draft";
import { refuseUnknownCurrencies, resolveCategories } from "./resolve-names";

type Needed = "title" | "handle" | "product_type" | "summary" | "description";

export type DraftOfProduct = Pick<ListingFields, Needed> & { [Key in Exclude<keyof ListingFields, Needed>]?: ListingFields[Key] | undefined } & {
  packages: { title: string; prices: { currency_code: string; amount_minor: number }[]; terms: PackageTerms }[];
};

/** A new draft from what a developer wrote. Errors: listing.handle_taken, .category_unknown, package.currency_unknown and those of the packages. */
export async function draftProduct(container: MedusaContainer, developerId: string, draft: DraftOfProduct): Promise<{ id: string; product_id: string }> {
  const knex = databaseOf(container);
  const categories = await resolveCategories(knex, draft.categories ?? []);
  for (const { prices } of draft.packages)
    await refuseUnknownCurrencies(knex, Object.fromEntries(prices.map((price) => [price.currency_code, price.amount_minor])));
  const { sales_channel_id } = await readStoreFacts(knex);
  invariant(sales_channel_id, "the store has a sales channel");
  const input = {
    ...draft,
    developer_id: developerId,
    subtitle: draft.subtitle ?? null,
    thumbnail: draft.thumbnail ?? null,
    images: draft.images ?? [],
    demo_video_url: draft.demo_video_url ?? null,
    documentation_url: draft.documentation_url ?? null,
    support_channel: draft.support_channel ?? null,
    support_response_hours: draft.support_response_hours ?? null,
    compatibility: draft.compatibility ?? [],
    ga4_measurement_id: draft.ga4_measurement_id ?? null,
    category_ids: categories.map(({ id }) => id),
    tag_ids: await ensureTags(container, [...new Set(draft.tags ?? [])]),
    sales_channel_ids: [sales_channel_id],
    packages: draft.packages.map((one) => ({ ...one, sku: null })),
  };
  await removeAbandonedDraft(container, draft.handle);
  return claimHandle(knex, draft.handle, null, async () => (await createListingWorkflow(container).run({ input })).result);
}
