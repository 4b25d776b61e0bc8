import { registerCartCheck } from "@mintreu/catalog/ports/cart-lines";
import { findOffers } from "@mintreu/catalog/queries/find-offers";
import { databaseOf } from "@mintreu/kit/http/knex";
import { renewalRefused } from "../../http/renewal-refused";
import { renewedLicenseOf, whyNotOffered } from "../../domain/renewal";
import { findRenewable } from "../../queries/renewable-license";

/** Nobody pays for a renewal that will not be one. Errors: license.renewal_not_allowed. */
registerCartCheck(async (container, { customer_id, lines }) => {
  const renewing = lines.filter(({ metadata }) => renewedLicenseOf(metadata) !== null);
  if (renewing.length === 0) return;
  const knex = databaseOf(container);
  const offers = await findOffers(
    knex,
    renewing.map(({ variant_id }) => String(variant_id)),
  );
  for (const { metadata, variant_id, quantity } of renewing) {
    const license = await findRenewable(knex, String(renewedLicenseOf(metadata)));
    const offer = offers.find((one) => one.variant_id === variant_id);
    const refusal = license && offer ? whyNotOffered(license, { ...offer, customer_id, quantity: Number(quantity) }) : "not_holder";
    if (refusal) throw renewalRefused(refusal);
  }
});
