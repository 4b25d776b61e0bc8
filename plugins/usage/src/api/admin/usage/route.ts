import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { z } from "@medusajs/framework/zod";
import { clock } from "@mintreu/kit/domain/clock";
import { databaseOf } from "@mintreu/kit/http/knex";
import { parseOrRefuse } from "@mintreu/kit/http/validate";
import { toFigures, toTotals } from "../../../domain/usage-figures";
import { rangeOf } from "../../../domain/usage-range";
import { rangeFields } from "../../../http/usage-query";
import { detailsOf, readSketches } from "../../../queries/usage-sketches";
import { readProducts, readTotals } from "../../../queries/usage-sums";
import { readTrendPoints } from "../../../queries/usage-trend";

const id = z.string().trim().min(1).max(100).optional();
const adminUsageQuery = z.object({ ...rangeFields, developer_id: id, product_id: id, license_id: id });

const PRODUCTS = 100;

/** Usage of the marketplace, or of what the query narrows it to; the hundred products that are called most. */
export const GET = async (req: MedusaRequest, res: MedusaResponse) => {
  const { developer_id, product_id, license_id, ...asked } = parseOrRefuse(adminUsageQuery, req.query);
  const scope = { developer_id, product_id, license_id };
  const range = rangeOf(asked, clock.now());
  const knex = databaseOf(req.scope);
  const sketched = readSketches(knex, scope, range);
  const [sums, sketches, trend, products] = await Promise.all([
    readTotals(knex, scope, range),
    sketched,
    readTrendPoints(knex, scope, range, sketched),
    readProducts(knex, scope, range, PRODUCTS),
  ]);
  res.json({
    totals: toTotals(sums, detailsOf(sketches)),
    trend,
    products: products.map(({ product_id, developer_id, title, developer_handle, ...sums }) => ({
      product_id,
      developer_id,
      title,
      developer_handle,
      ...toFigures(sums),
    })),
    range,
  });
};
