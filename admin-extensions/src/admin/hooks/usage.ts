import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { client } from "../lib/client";
import { rangeQueryOf, type UsagePeriod } from "../lib/usage-periods";
import type { ProductUsage, TrendPoint, UsageRange, UsageTotals } from "../lib/usage-shapes";

interface AdminUsage {
  totals: UsageTotals;
  trend: TrendPoint[];
  products: ProductUsage[];
  range: UsageRange;
}

interface UsageScope {
  developer_id?: string | undefined;
  product_id?: string | undefined;
  license_id?: string | undefined;
}

/** Usage of the marketplace, or of what the scope narrows it to. */
export function useUsage(scope: UsageScope, period: UsagePeriod) {
  const query = { ...scope, ...rangeQueryOf(period, new Date()) };
  return useQuery({
    queryKey: ["usage", query],
    queryFn: () => client.fetch<AdminUsage>("/admin/usage", { query }),
    placeholderData: keepPreviousData,
  });
}
