import { Text } from "@medusajs/ui";
import { useId } from "react";
import { Area, CartesianGrid, ComposedChart, Line, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import type { UsageInterval } from "../lib/usage-shapes";
import { periodText } from "../lib/usage-words";

export interface ChartSeries<Point> {
  name: keyof Point & string;
  label: string;
  /** A colour of the kit, which knows light and dark. */
  color: string;
  filled?: boolean;
}

interface UsageChartProps<Point extends { at: string }> {
  /** What the chart shows, for who does not see it. */
  label: string;
  points: readonly Point[];
  series: readonly ChartSeries<Point>[];
  interval: UsageInterval;
  textOf: (value: number) => string;
  axisTextOf: (value: number) => string;
}

/** Values over time with a table beside them that says the same; nothing moves. */
export function UsageChart<Point extends { at: string }>({ label, points, series, interval, textOf, axisTextOf }: UsageChartProps<Point>) {
  const data: Record<string, unknown>[] = points.map((point) => ({ ...point, period: periodText(point.at, interval) }));
  return (
    <div className="flex min-w-0 flex-col gap-y-3">
      <ul className="flex flex-wrap gap-x-4 gap-y-1" aria-hidden>
        {series.map(({ name, label: called, color }) => (
          <li key={name} className="txt-small text-ui-fg-subtle flex items-center gap-x-2">
            <span className="size-2.5 rounded-full" style={{ backgroundColor: color }} />
            {called}
          </li>
        ))}
      </ul>
      {/* Narrowed, the drawing follows a moment later: until then it must not widen the page. */}
      <div role="img" aria-label={`${label}; the table below says the same.`} className="h-60 w-full min-w-0 overflow-hidden">
        <ResponsiveContainer width="100%" height="100%" initialDimension={{ width: 320, height: 240 }}>
          <ComposedChart<Record<string, unknown>> data={data} margin={{ top: 8, right: 8, bottom: 0, left: 0 }} accessibilityLayer={false}>
            <CartesianGrid vertical={false} stroke="var(--border-base)" />
            <XAxis dataKey="period" tick={axisText} tickLine={false} axisLine={{ stroke: "var(--border-strong)" }} minTickGap={32} />
            <YAxis tick={axisText} tickLine={false} axisLine={false} width={52} tickFormatter={axisTextOf} allowDecimals={false} />
            <Tooltip content={<PointNote series={series} textOf={textOf} />} isAnimationActive={false} />
            {series.map(({ name, color, filled }) =>
              filled ? (
                <Area key={name} dataKey={name as string} stroke={color} fill={color} fillOpacity={0.15} strokeWidth={2} isAnimationActive={false} />
              ) : (
                <Line
                  key={name}
                  dataKey={name as string}
                  stroke={color}
                  strokeWidth={2}
                  dot={points.length <= MOST_DOTS ? { r: 2 } : false}
                  connectNulls
                  isAnimationActive={false}
                />
              ),
            )}
          </ComposedChart>
        </ResponsiveContainer>
      </div>
      <PointTable label={label} points={points} series={series} interval={interval} textOf={textOf} />
    </div>
  );
}

/** A point between unknown ones has no line: while there are few, each has a dot. */
const MOST_DOTS = 62;

const axisText = { fill: "var(--fg-subtle)", fontSize: 12 };

interface PointNoteProps<Point> {
  series: readonly ChartSeries<Point>[];
  textOf: (value: number) => string;
  /** Given by the chart. */
  active?: boolean;
  payload?: readonly { payload?: Point & { period: string } }[];
}

function PointNote<Point>({ series, textOf, active, payload }: PointNoteProps<Point>) {
  const point = payload?.[0]?.payload;
  if (!active || !point) return null;
  return (
    <div className="bg-ui-bg-component shadow-elevation-tooltip rounded-md px-3 py-2">
      <Text size="xsmall" weight="plus">
        {point.period}
      </Text>
      {series.map(({ name, label }) => (
        <Text key={name} size="xsmall">
          {label}: {valueText(point[name], textOf)}
        </Text>
      ))}
    </div>
  );
}

type PointTableProps<Point extends { at: string }> = Pick<UsageChartProps<Point>, "label" | "points" | "series" | "interval" | "textOf">;

function PointTable<Point extends { at: string }>({ label, points, series, interval, textOf }: PointTableProps<Point>) {
  const id = useId();
  return (
    <details>
      <summary className="txt-small text-ui-fg-base focus-visible:shadow-borders-focus w-fit cursor-pointer rounded-sm underline underline-offset-2 outline-none">
        As a table
      </summary>
      {/* Scrolls by itself, so it can be reached by the keyboard. */}
      <div role="region" aria-labelledby={id} tabIndex={0} className="mt-2 max-h-80 overflow-auto">
        <table className="txt-small w-full border-collapse text-start">
          <caption id={id} className="sr-only">
            {label}
          </caption>
          <thead>
            <tr className="text-ui-fg-subtle border-ui-border-base border-b">
              <th scope="col" className="py-1 pe-3 text-start font-medium">
                Period
              </th>
              {series.map(({ name, label: called }) => (
                <th key={name} scope="col" className="py-1 ps-3 text-end font-medium">
                  {called}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {points.map((point) => (
              <tr key={point.at} className="border-ui-border-base border-b last:border-0">
                <th scope="row" className="py-1 pe-3 text-start font-normal">
                  {periodText(point.at, interval)}
                </th>
                {series.map(({ name }) => (
                  <td key={name} className="py-1 ps-3 text-end tabular-nums">
                    {valueText(point[name], textOf)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

function valueText(value: unknown, textOf: (value: number) => string): string {
  return typeof value === "number" ? textOf(value) : "–";
}
