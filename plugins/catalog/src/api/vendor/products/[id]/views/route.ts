import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { clock } from "@mintreu/kit/domain/clock";
import { databaseOf } from "@mintreu/kit/http/knex";
import { parseOrRefuse } from "@mintreu/kit/http/validate";
import { ownProduct } from "../../../../../http/vendor-product";
import { spanOf, viewsQuery } from "../../../../../http/views-span";
import { readDailyViews } from "../../../../../queries/product-views";

/** How often the caller's product was looked at, day by day (UTC). */
export const GET = async (req: MedusaRequest, res: MedusaResponse) => {
  const product = await ownProduct(req, "read");
  const { from, to } = spanOf(parseOrRefuse(viewsQuery, req.query), clock.now());
  const views = await readDailyViews(databaseOf(req.scope), { product_id: product.id }, from, to);
  res.json({ views, total: views.reduce((sum, { count }) => sum + count, 0) });
};
