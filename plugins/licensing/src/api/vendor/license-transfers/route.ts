import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { vendorOf } from "@mintreu/developers/http/vendor-context";
import { databaseOf } from "@mintreu/kit/http/knex";
import { parseOrRefuse } from "@mintreu/kit/http/validate";
import { toDevelopersTransfer } from "../../../http/request-views";
import { listTransfers } from "../../../queries/license-requests";
import { listTransfersQuery } from "../licenses/life-validators";

/** Licences of the caller's products that are to change hands. */
export const GET = async (req: MedusaRequest, res: MedusaResponse) => {
  const { limit, offset, ...filter } = parseOrRefuse(listTransfersQuery, req.query);
  const { rows, count } = await listTransfers(databaseOf(req.scope), { ...filter, developer_id: vendorOf(req).developer.id }, { limit, offset });
  res.json({ license_transfers: rows.map(toDevelopersTransfer), count, limit, offset });
};
