import { Text } from "@medusajs/ui";
import type { TrendPoint, UsageRange } from "../lib/usage-shapes";
import { countText, shortText } from "../lib/usage-words";
import { UsageChart } from "./usage-chart";

const series = [
  { name: "requests" as const, label: "Calls", color: "var(--fg-interactive)", filled: true },
  { name: "errors" as const, label: "Failed", color: "var(--fg-error)" },
];

/** Calls and failed calls over time. */
export function UsageTrend({ trend, range }: { trend: readonly TrendPoint[]; range: UsageRange }) {
  if (trend.every(({ requests }) => requests === 0)) {
    return (
      <Text size="small" className="text-ui-fg-subtle">
        Nothing was called in this time. Calls stand here within seconds.
      </Text>
    );
  }
  return (
    <UsageChart<TrendPoint>
      label="Calls and failed calls over time"
      points={trend}
      series={series}
      interval={range.interval}
      textOf={countText}
      axisTextOf={shortText}
    />
  );
}
