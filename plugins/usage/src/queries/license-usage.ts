import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { LicenseView } from "@mintreu/licensing/queries/list-licenses";
import { billingDayOf, billingMonthAt } from "../domain/billing-month";
import { toFigures, toTotals } from "../domain/usage-figures";
import type { UsageRange } from "../domain/usage-range";
import { readCurrent, readDefaultLimits } from "./license-quotas";
import { countriesOf, detailsOf, readSketches } from "./usage-sketches";
import { readMeters } from "./usage-meters";
import { readEndpoints, readStatusClasses, readTotals } from "./usage-sums";
import { readTrendPoints } from "./usage-trend";

/** As many as a table shows; the rest is in the export. */
const ENDPOINTS = { limit: 100, offset: 0 };

/** All that the holder of a licence is shown of its usage. */
export async function readLicenseUsage(knex: Knex, license: LicenseView, range: UsageRange, now: Date) {
  const scope = { license_id: license.id };
  const month = billingMonthAt(now.getTime(), billingDayOf(license.created_at));
  const period = { start: new Date(month.start), end: new Date(month.end) };
  const sketched = readSketches(knex, scope, range);
  const [defaults, current, sums, sketches, trend, { endpoints }, status_classes, meters] = await Promise.all([
    readDefaultLimits(knex, license.product_id),
    readCurrent(knex, license.id, period),
    readTotals(knex, scope, range),
    sketched,
    readTrendPoints(knex, scope, range, sketched),
    readEndpoints(knex, scope, range, ENDPOINTS),
    readStatusClasses(knex, scope, range),
    readMeters(knex, scope, range),
  ]);
  const limits = { ...defaults, ...license.limits };
  return {
    license_id: license.id,
    period,
    limits,
    current,
    remaining: Object.fromEntries(
      Object.entries(current).flatMap(([name, used]) => (name in limits ? [[name, Math.max(0, Number(limits[name]) - used)]] : [])),
    ),
    range,
    totals: toTotals(sums, detailsOf(sketches)),
    trend,
    endpoints: endpoints.map(({ endpoint, ...sums }) => ({ endpoint, ...toFigures(sums) })),
    status_classes,
    countries: countriesOf(sketches),
    meters,
  };
}
