import type { MedusaRequest } from "@medusajs/framework/http";
import { vendorOf } from "@mintreu/developers/http/vendor-context";
import { notFound } from "@mintreu/kit/domain/errors";
import { databaseOf } from "@mintreu/kit/http/knex";
import { findLicense, type LicenseView } from "../queries/list-licenses";

/** A licence of one of the caller's products; another's answers like one that does not exist. */
export async function vendorLicense(req: MedusaRequest): Promise<LicenseView> {
  const license = await findLicense(databaseOf(req.scope), { id: String(req.params["id"]), developer_id: vendorOf(req).developer.id });
  if (!license) throw notFound("license");
  return license;
}

/** Any licence, for an admin. */
export async function anyLicense(req: MedusaRequest): Promise<LicenseView> {
  const license = await findLicense(databaseOf(req.scope), { id: String(req.params["id"]) });
  if (!license) throw notFound("license");
  return license;
}
