import { Container } from "@medusajs/ui";
import type { UsageTotals as Totals } from "../lib/usage-shapes";
import { countText, durationText, shareText } from "../lib/usage-words";
import { byteSize } from "../lib/words";

/** A range in a few figures. */
export function UsageTotals({ totals }: { totals: Totals }) {
  const figures = [
    { label: "Calls", value: countText(totals.requests), note: `${countText(totals.units)} counted` },
    { label: "Failed", value: shareText(totals.error_rate), note: `${countText(totals.errors)} of ${countText(totals.requests)}` },
    {
      label: "Time of a call",
      value: durationText(totals.mean_ms),
      note: totals.p95_ms === null ? "on average" : `95 % within ${durationText(totals.p95_ms)}`,
    },
    {
      label: "Data",
      value: byteSize(totals.bytes_in + totals.bytes_out),
      note:
        totals.unique_ips === null
          ? `${byteSize(totals.bytes_out)} sent`
          : totals.unique_ips === 1
            ? "from one address"
            : `from ${countText(totals.unique_ips)} addresses`,
    },
  ];
  return (
    <dl className="grid grid-cols-2 gap-3 lg:grid-cols-4">
      {figures.map(({ label, value, note }) => (
        <Container key={label} className="flex flex-col gap-y-1 p-4">
          <dt className="txt-small text-ui-fg-subtle">{label}</dt>
          <dd className="flex flex-col tabular-nums">
            <span className="txt-xlarge-plus">{value}</span>
            <span className="txt-xsmall text-ui-fg-subtle">{note}</span>
          </dd>
        </Container>
      ))}
    </dl>
  );
}
