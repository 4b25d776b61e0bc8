import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { requirePermission, vendorOf } from "@mintreu/developers/http/vendor-context";
import { isDomainError, notFound } from "@mintreu/kit/domain/errors";
import { databaseOf } from "@mintreu/kit/http/knex";
import { parseOrRefuse } from "@mintreu/kit/http/validate";
import { actorOf } from "../../../../http/actor";
import { findOwnIds } from "../../../../queries/list-licenses";
import { changeLicenseStatusWorkflow } from "../../../../workflows/change-license-status";
import { bulkBody } from "../life-validators";

interface Result {
  id: string;
  ok: boolean;
  status: string | null;
  code: string | null;
  message: string | null;
}

/** One decision for many licences; each is decided by itself, and the answer says how it went for each. */
export const POST = async (req: MedusaRequest, res: MedusaResponse) => {
  requirePermission(req, "licenses.write");
  const { action, ids, reason } = parseOrRefuse(bulkBody, req.body ?? {});
  const own = await findOwnIds(databaseOf(req.scope), vendorOf(req).developer.id, ids);
  const actor = actorOf(req, "developer");
  const results: Result[] = [];
  for (const id of new Set(ids)) {
    try {
      if (!own.has(id)) throw notFound("license");
      const { result } = await changeLicenseStatusWorkflow(req.scope).run({ input: { id, action, reason, actor } });
      results.push({ id, ok: true, status: result.status, code: null, message: null });
    } catch (error) {
      if (!isDomainError(error)) throw error;
      results.push({ id, ok: false, status: null, code: error.code, message: error.message });
    }
  }
  res.json({ results });
};
