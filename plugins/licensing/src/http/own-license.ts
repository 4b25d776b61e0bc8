import type { AuthenticatedMedusaRequest, MedusaRequest } from "@medusajs/framework/http";
import { requirePermission, vendorOf } from "@mintreu/developers/http/vendor-context";
import { DomainError, notFound } from "@mintreu/kit/domain/errors";
import { databaseOf } from "@mintreu/kit/http/knex";
import { findLicense, type LicenseView } from "../queries/list-licenses";

/** The signed-in customer. Errors: request.unauthorized. */
export function customerIdOf(req: MedusaRequest): string {
  const id = (req as AuthenticatedMedusaRequest).auth_context?.actor_id;
  if (!id) throw new DomainError("unauthorized", "request.unauthorized", "Sign in to see your licences.");
  return id;
}

/** The licence that a route names, held by the signed-in customer: what changes it is for nobody else, not for the order's buyer. */
export async function heldLicense(req: MedusaRequest): Promise<LicenseView & { customer_id: string }> {
  const customer_id = customerIdOf(req);
  const license = await findLicense(databaseOf(req.scope), { id: String(req.params["id"]), customer_id });
  if (!license) throw notFound("license");
  return { ...license, customer_id };
}

/** The licence that a route names, of the caller's products; they may change licences. */
export async function vendorsLicense(req: MedusaRequest): Promise<LicenseView> {
  const license = await findLicense(databaseOf(req.scope), { id: String(req.params["id"]), developer_id: vendorOf(req).developer.id });
  if (!license) throw notFound("license");
  requirePermission(req, "licenses.write");
  return license;
}
