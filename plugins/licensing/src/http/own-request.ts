import type { MedusaRequest } from "@medusajs/framework/http";
import { requirePermission, vendorOf } from "@mintreu/developers/http/vendor-context";
import { notFound } from "@mintreu/kit/domain/errors";
import { databaseOf } from "@mintreu/kit/http/knex";
import { listExtensions, listTransfers } from "../queries/license-requests";

const ONE = { limit: 1, offset: 0 };

/** The transfer that a route names, of the caller's licences; with `mayWrite` they may decide. */
export async function ownTransfer(req: MedusaRequest, { mayWrite }: { mayWrite: boolean }) {
  const filter = { developer_id: vendorOf(req).developer.id, id: String(req.params["id"]) };
  const [transfer] = (await listTransfers(databaseOf(req.scope), filter, ONE)).rows;
  if (!transfer) throw notFound("license_transfer");
  if (mayWrite) requirePermission(req, "licenses.write");
  return transfer;
}

/** The request for more days that a route names, of the caller's licences; with `mayWrite` they may decide. */
export async function ownExtension(req: MedusaRequest, { mayWrite }: { mayWrite: boolean }) {
  const filter = { developer_id: vendorOf(req).developer.id, id: String(req.params["id"]) };
  const [request] = (await listExtensions(databaseOf(req.scope), filter, ONE)).rows;
  if (!request) throw notFound("extension_request");
  if (mayWrite) requirePermission(req, "licenses.write");
  return request;
}
