import { useState } from "react";
import { countText, durationText } from "../../../../src/admin/lib/usage-words";
import { AnswerCard } from "../../components/answer-card";
import { FigureTable } from "../../components/figure-table";
import { Pager } from "../../components/pager";
import { type EndpointUsage, useUsage } from "../../hooks/usage";

const LIMIT = 10;

/** What is called most. */
export function EndpointsCard({ query }: { query: Record<string, string> }) {
  const [offset, setOffset] = useState(0);
  const answer = useUsage("endpoints", { ...query, limit: LIMIT, offset });
  return (
    <AnswerCard title="Endpoints" what="endpoints" answer={answer} isEmpty={({ count }) => count === 0} empty="No calls in this time." flush>
      {({ endpoints, count }) => (
        <>
          <FigureTable<EndpointUsage>
            caption="Endpoints by calls"
            rows={endpoints}
            keyOf={({ endpoint }) => endpoint}
            columns={[
              { title: "Endpoint", cell: ({ endpoint }) => <code className="break-all text-xs">{endpoint}</code> },
              { title: "Calls", isFigure: true, cell: ({ requests }) => countText(requests) },
              { title: "Counted", isFigure: true, cell: ({ units }) => countText(units) },
              { title: "Failed", isFigure: true, cell: ({ errors }) => countText(errors) },
              { title: "On average", isFigure: true, cell: ({ mean_ms }) => durationText(mean_ms) },
            ]}
          />
          <Pager noun="endpoints" limit={LIMIT} offset={offset} count={count} onChange={setOffset} />
        </>
      )}
    </AnswerCard>
  );
}
