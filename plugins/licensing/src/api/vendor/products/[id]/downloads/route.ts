import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { z } from "@medusajs/framework/zod";
import { ownProduct } from "@mintreu/catalog/http/vendor-product";
import { databaseOf } from "@mintreu/kit/http/knex";
import { pagination } from "@mintreu/kit/http/pagination";
import { parseOrRefuse } from "@mintreu/kit/http/validate";
import { listDownloads } from "../../../../../queries/downloads";

const downloadsQuery = z.object(pagination);

/** Who downloaded which file of the caller's product, newest first. */
export const GET = async (req: MedusaRequest, res: MedusaResponse) => {
  const product = await ownProduct(req, "read");
  const { limit, offset } = parseOrRefuse(downloadsQuery, req.query);
  const { downloads, count } = await listDownloads(databaseOf(req.scope), { product_id: product.id }, { limit, offset });
  res.json({ downloads, count, limit, offset });
};
