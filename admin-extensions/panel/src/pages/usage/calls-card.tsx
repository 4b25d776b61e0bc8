import { UsageTrend } from "../../../../src/admin/components/usage-trend";
import { AnswerCard } from "../../components/answer-card";
import { useUsage } from "../../hooks/usage";

/** How many calls there were, and how many of them failed. */
export function CallsCard({ query }: { query: Record<string, string> }) {
  const answer = useUsage("trend", query);
  return (
    <AnswerCard title="Calls" what="trend" answer={answer} isEmpty={() => false} empty="">
      {({ trend, range }) => <UsageTrend trend={trend} range={range} />}
    </AnswerCard>
  );
}
