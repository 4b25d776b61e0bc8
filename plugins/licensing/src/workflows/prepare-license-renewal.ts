import { createStep, createWorkflow, StepResponse, transform, type WorkflowData, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import { createCartWorkflow } from "@medusajs/medusa/core-flows";
import { findOffers } from "@mintreu/catalog/queries/find-offers";
import { DomainError, notFound } from "@mintreu/kit/domain/errors";
import { databaseOf } from "@mintreu/kit/http/knex";
import { RENEWAL_FIELD, whyNotOffered } from "../domain/renewal";
import { renewalRefused } from "../http/renewal-refused";
import { findRegionOfLicense, findRenewable, findVariantOfPackage } from "../queries/renewable-license";

export interface RenewalWish {
  license_id: string;
  customer_id: string;
  /** Null renews the package that the licence has. */
  package_id: string | null;
  region_id: string | null;
  sales_channel_id: string | null;
}

/** What the cart is made of, once it is sure that the line would renew. Errors: license.renewal_not_allowed, package.not_found, license.same_package. */
const judgeStep = createStep("judge-license-renewal", async (wish: RenewalWish, { container }) => {
  const knex = databaseOf(container);
  const license = await findRenewable(knex, wish.license_id);
  if (!license || license.customer_id !== wish.customer_id) throw notFound("license");
  if (wish.package_id === license.package_id)
    throw new DomainError("conflict", "license.same_package", "The licence has this package already: renew it instead.");
  const variant_id = wish.package_id === null ? license.variant_id : await findVariantOfPackage(knex, wish.package_id, license.product_id);
  const [offer] = variant_id === null ? [] : await findOffers(knex, [variant_id]);
  if (!offer) throw notFound("package");
  const refusal = whyNotOffered(license, { ...offer, customer_id: wish.customer_id, quantity: 1 });
  if (refusal) throw renewalRefused(refusal);
  const region_id = wish.region_id ?? (await findRegionOfLicense(knex, license));
  return new StepResponse({ variant_id: offer.variant_id, region_id });
});

/**
 * A cart with one line that renews the licence or changes its package once it is paid. The line names the
 * licence; completing the cart and settling the order judge it again, so the name alone gives nobody anything.
 */
export const prepareLicenseRenewalWorkflow = createWorkflow("prepare-license-renewal", (input: WorkflowData<RenewalWish>) => {
  const line = judgeStep(input);
  const cart = transform({ input, line }, ({ input: { customer_id, license_id, sales_channel_id }, line: { variant_id, region_id } }) => ({
    customer_id,
    ...(region_id ? { region_id } : {}),
    ...(sales_channel_id ? { sales_channel_id } : {}),
    items: [{ variant_id, quantity: 1, metadata: { [RENEWAL_FIELD]: license_id } }],
  }));
  return new WorkflowResponse(createCartWorkflow.runAsStep({ input: cart }));
});
