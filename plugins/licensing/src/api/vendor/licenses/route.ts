import { randomUUID } from "node:crypto";
import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { requirePermission, vendorOf } from "@mintreu/developers/http/vendor-context";
import { clock } from "@mintreu/kit/domain/clock";
import { DomainError, notFound } from "@mintreu/kit/domain/errors";
import { databaseOf } from "@mintreu/kit/http/knex";
import { parseOrRefuse } from "@mintreu/kit/http/validate";
import { actorOf } from "../../../http/actor";
import { toDeveloperLicense } from "../../../http/license-views";
import { listLicenses } from "../../../queries/list-licenses";
import { findOwnPackages } from "../../../queries/own-packages";
import { issueLicensesWorkflow } from "../../../workflows/issue-licenses";
import { issueBody, type ListVendorLicensesQuery } from "./life-validators";

/** Licences of the caller's products. */
export const GET = async (req: MedusaRequest, res: MedusaResponse) => {
  const { limit, offset, ...filter } = req.validatedQuery as unknown as ListVendorLicensesQuery;
  const { licenses, count } = await listLicenses(databaseOf(req.scope), { ...filter, developer_id: vendorOf(req).developer.id }, { limit, offset });
  res.json({ licenses: licenses.map(toDeveloperLicense), count, limit, offset });
};

/**
 * Licences of a package of the caller's, given by hand; they are mailed. With the header `Idempotency-Key` a
 * repeat answers 200 and makes nothing. Errors: package.not_found, license.{expiry_in_the_past,no_trial}, request.idempotency_key_{invalid,reused}.
 */
export const POST = async (req: MedusaRequest, res: MedusaResponse) => {
  requirePermission(req, "licenses.write");
  const { package_id, expires_at = null, note = null, ...body } = parseOrRefuse(issueBody, req.body ?? {});
  const idempotency_key = idempotencyKeyOf(req);
  const knex = databaseOf(req.scope);
  const [sold] = await findOwnPackages(knex, vendorOf(req).developer.id, package_id);
  if (!sold) throw notFound("package");
  if (expires_at && expires_at <= clock.now()) throw new DomainError("invalid", "license.expiry_in_the_past", "expires_at: lies in the past");
  if (body.trial && sold.terms.trial_days === 0) throw new DomainError("invalid", "license.no_trial", "trial: this package has no trial");
  const input = { package: sold, ...body, expires_at, note, idempotency_key, actor: actorOf(req, "developer") };
  const { result } = await issueLicensesWorkflow(req.scope).run({ input });
  const ids = { ids: result.license_ids, developer_id: sold.developer_id };
  const { licenses } = await listLicenses(knex, ids, { limit: body.quantity, offset: 0 });
  res.status(result.repeated ? 200 : 201).json({ licenses: licenses.map(toDeveloperLicense), repeated: result.repeated });
};

function idempotencyKeyOf(req: MedusaRequest): string {
  const key = req.get("idempotency-key");
  if (key === undefined) return randomUUID();
  if (!/^[\x21-\x7e]{1,200}$/.test(key)) {
    throw new DomainError("invalid", "request.idempotency_key_invalid", "Idempotency-Key: up to 200 printable ASCII characters without blanks");
  }
  return key;
}
