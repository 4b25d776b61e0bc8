import type { AuthenticatedMedusaRequest, MedusaRequest } from "@medusajs/framework/http";
import { DomainError, notFound } from "@mintreu/kit/domain/errors";
import { databaseOf } from "@mintreu/kit/http/knex";
import { confirmedOrder, maySeeOrder } from "@mintreu/payments/http/order-access";
import { findLicense, type LicenseFilter, type LicenseView } from "../queries/list-licenses";

/** The signed-in customer's id, or null. */
export function customerOf(req: MedusaRequest): string | null {
  return (req as AuthenticatedMedusaRequest).auth_context?.actor_id || null;
}

/**
 * What the caller may list: with an order that they may see, its licences; otherwise their own, which
 * for a guest are those of the order whose confirmation cookie they hold. Errors: 401 for nobody, 404 for somebody else's order.
 */
export async function licenseScopeOf(req: MedusaRequest, orderId: string | undefined): Promise<LicenseFilter> {
  const customer_id = customerOf(req);
  if (orderId !== undefined && (await maySeeOrder(req, orderId))) return { order_id: orderId, untransferred: true };
  const confirmed = confirmedOrder(req);
  if (customer_id === null && orderId === undefined && confirmed) return { order_id: confirmed, untransferred: true };
  if (customer_id === null) throw new DomainError("unauthorized", "request.unauthorized", "Sign in to see your licences.");
  if (orderId !== undefined) throw notFound("order");
  return { customer_id };
}

/** One licence that is the caller's, or of an order that they may see; else 404 (401 for nobody at all). */
export async function ownLicense(req: MedusaRequest): Promise<LicenseView> {
  const license = await findLicense(databaseOf(req.scope), { id: String(req.params["id"]) });
  const customer_id = customerOf(req);
  if (license && customer_id !== null && license.customer_id === customer_id) return license;
  // A licence that changed hands is its new holder's alone: the order that paid for it opens it no longer.
  const bought = license?.order_id ? await findLicense(databaseOf(req.scope), { id: license.id, untransferred: true }) : null;
  if (bought?.order_id && (await maySeeOrder(req, bought.order_id))) return bought;
  if (customer_id === null && confirmedOrder(req) === null) throw new DomainError("unauthorized", "request.unauthorized", "Sign in to see your licences.");
  throw notFound("license");
}
