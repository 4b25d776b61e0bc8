import { DateTime } from "../../../../src/admin/components/date-time";
import { countText } from "../../../../src/admin/lib/usage-words";
import { AnswerCard } from "../../components/answer-card";
import { FigureTable } from "../../components/figure-table";
import { type MeterUsage, useUsage } from "../../hooks/usage";

/** What the developer's own servers have reported. */
export function MetersCard({ query }: { query: Record<string, string> }) {
  const answer = useUsage("meters", query);
  return (
    <AnswerCard
      title="Reported by your servers"
      description="Meters that you fill with POST /v1/usage/events. Of storage_bytes and users the last value counts; all others are added up."
      what="meters"
      answer={answer}
      isEmpty={({ meters }) => meters.length === 0}
      empty="Nothing was reported in this time."
      flush
    >
      {({ meters }) => (
        <FigureTable<MeterUsage>
          caption="Meters"
          rows={meters}
          keyOf={({ meter }) => meter}
          columns={[
            { title: "Meter", cell: ({ meter }) => <code className="break-all text-xs">{meter}</code> },
            { title: "Value", isFigure: true, cell: ({ value }) => value.toLocaleString(undefined, { maximumFractionDigits: 6 }) },
            { title: "Counts", cell: ({ kind }) => (kind === "gauge" ? "The last value" : "The sum") },
            { title: "Events", isFigure: true, cell: ({ events }) => countText(events) },
            { title: "Last event", isFigure: true, cell: ({ last_at }) => <DateTime value={last_at} precise /> },
          ]}
        />
      )}
    </AnswerCard>
  );
}
