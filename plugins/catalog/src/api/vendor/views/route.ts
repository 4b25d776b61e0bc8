import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { vendorOf } from "@mintreu/developers/http/vendor-context";
import { clock } from "@mintreu/kit/domain/clock";
import { databaseOf } from "@mintreu/kit/http/knex";
import { parseOrRefuse } from "@mintreu/kit/http/validate";
import { spanOf, viewsQuery } from "../../../http/views-span";
import { readDailyViews } from "../../../queries/product-views";

/** How often all products of the caller were looked at, day by day (UTC). */
export const GET = async (req: MedusaRequest, res: MedusaResponse) => {
  const { developer } = vendorOf(req);
  const { from, to } = spanOf(parseOrRefuse(viewsQuery, req.query), clock.now());
  const views = await readDailyViews(databaseOf(req.scope), { developer_id: developer.id }, from, to);
  res.json({ views, total: views.reduce((sum, { count }) => sum + count, 0) });
};
