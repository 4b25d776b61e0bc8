import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { z } from "@medusajs/framework/zod";
import { vendorOf } from "@mintreu/developers/http/vendor-context";
import { databaseOf } from "@mintreu/kit/http/knex";
import { pagination } from "@mintreu/kit/http/pagination";
import { parseOrRefuse } from "@mintreu/kit/http/validate";
import { listDownloads } from "../../../queries/downloads";

const downloadsQuery = z.object({ ...pagination, since: z.iso.date().optional() });

/** Who downloaded which file of the caller's products, newest first; `since` a day (UTC) or ever. */
export const GET = async (req: MedusaRequest, res: MedusaResponse) => {
  const { developer } = vendorOf(req);
  const { limit, offset, since } = parseOrRefuse(downloadsQuery, req.query);
  const filter = { developer_id: developer.id, since: since === undefined ? null : new Date(since) };
  const { downloads, count } = await listDownloads(databaseOf(req.scope), filter, { limit, offset });
  res.json({ downloads, count, limit, offset });
};
