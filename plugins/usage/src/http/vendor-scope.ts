import type { MedusaRequest } from "@medusajs/framework/http";
import { requirePermission, vendorOf } from "@mintreu/developers/http/vendor-context";
import { notFound } from "@mintreu/kit/domain/errors";
import { databaseOf } from "@mintreu/kit/http/knex";
import { ownsLicense, ownsProduct } from "../queries/owned-subjects";
import type { UsageScope } from "../queries/usage-source";

/** The caller's account, narrowed by a product and a licence of theirs: 404 for another's, then 403 where the role may not. */
export async function vendorScope(req: MedusaRequest): Promise<UsageScope & { developer_id: string }> {
  const { id: developer_id } = vendorOf(req).developer;
  const { product_id, license_id } = req.query;
  const knex = databaseOf(req.scope);
  if (product_id !== undefined && !(await ownsProduct(knex, developer_id, String(product_id)))) throw notFound("product");
  if (license_id !== undefined && !(await ownsLicense(knex, developer_id, String(license_id)))) throw notFound("license");
  requirePermission(req, "read");
  return {
    developer_id,
    ...(product_id === undefined ? {} : { product_id: String(product_id) }),
    ...(license_id === undefined ? {} : { license_id: String(license_id) }),
  };
}
