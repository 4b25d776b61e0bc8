import { UsageChart } from "../../../../src/admin/components/usage-chart";
import { durationText, shortText } from "../../../../src/admin/lib/usage-words";
import { AnswerCard } from "../../components/answer-card";
import { type LatencyPoint, useUsage } from "../../hooks/usage";

const series = [
  { name: "p50_ms" as const, label: "Half of the calls", color: "var(--tag-green-icon)" },
  { name: "p95_ms" as const, label: "95 % of the calls", color: "var(--tag-orange-icon)" },
  { name: "p99_ms" as const, label: "99 % of the calls", color: "var(--tag-purple-icon)" },
];

/** How long calls took, up to the answer's last byte. */
export function LatencyCard({ query }: { query: Record<string, string> }) {
  const answer = useUsage("latency", query);
  return (
    <AnswerCard
      title="Time of a call"
      description="Within how many milliseconds calls were answered, from the gateway's point of view."
      what="times"
      answer={answer}
      isEmpty={({ latency }) => latency.every(({ p50_ms }) => p50_ms === null)}
      empty="No times are known for this period."
    >
      {({ latency, range }) => (
        <UsageChart<LatencyPoint>
          label="Time of a call over time"
          points={latency}
          series={series}
          interval={range.interval}
          textOf={durationText}
          axisTextOf={(value) => `${shortText(value)} ms`}
        />
      )}
    </AnswerCard>
  );
}
