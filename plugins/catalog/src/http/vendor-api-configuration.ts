import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { DomainError } from "@mintreu/kit/domain/errors";
import { databaseOf } from "@mintreu/kit/http/knex";
import { type ApiConfigurationView, readApiConfiguration } from "../queries/api-configuration";
import type { VendorProduct } from "../queries/products-of-developer";

/** Asked after the body, as the state of a row comes last. Errors: api_configuration.not_an_api, listing.archived. */
export function refuseOtherTypes({ product_type, status }: VendorProduct, options: { reads?: boolean } = {}): void {
  if (product_type !== "api") throw new DomainError("conflict", "api_configuration.not_an_api", "Only a product of type API has this.");
  if (status === "archived" && !options.reads) throw new DomainError("conflict", "listing.archived", "An archived product cannot be edited.");
}

/** Answers with the configuration as it stands then; `more` stands beside it. */
export async function answerConfiguration(
  req: MedusaRequest,
  res: MedusaResponse,
  product: VendorProduct,
  more: Record<string, unknown> = {},
): Promise<ApiConfigurationView> {
  const configuration = await readApiConfiguration(databaseOf(req.scope), product.listing_id);
  res.json({ api_configuration: { product_id: product.id, ...configuration }, ...more });
  return configuration;
}
