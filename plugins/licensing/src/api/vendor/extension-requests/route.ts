import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { vendorOf } from "@mintreu/developers/http/vendor-context";
import { databaseOf } from "@mintreu/kit/http/knex";
import { parseOrRefuse } from "@mintreu/kit/http/validate";
import { toDevelopersExtension } from "../../../http/request-views";
import { listExtensions } from "../../../queries/license-requests";
import { listExtensionsQuery } from "../licenses/life-validators";

/** Holders of the caller's licences who ask for more days. */
export const GET = async (req: MedusaRequest, res: MedusaResponse) => {
  const { limit, offset, ...filter } = parseOrRefuse(listExtensionsQuery, req.query);
  const { rows, count } = await listExtensions(databaseOf(req.scope), { ...filter, developer_id: vendorOf(req).developer.id }, { limit, offset });
  res.json({ extension_requests: rows.map(toDevelopersExtension), count, limit, offset });
};
