import { useState } from "react";
import { DateTime } from "../../../../src/admin/components/date-time";
import { countText, durationText } from "../../../../src/admin/lib/usage-words";
import { byteSize, countryName } from "../../../../src/admin/lib/words";
import { AnswerCard } from "../../components/answer-card";
import { ChoiceField } from "../../components/choice";
import { FigureTable } from "../../components/figure-table";
import { Pager } from "../../components/pager";
import { type LoggedRequest, useRequests } from "../../hooks/usage";

const LIMIT = 20;
const ALL = "all";
const outcomes = [
  { value: ALL, label: "Any outcome" },
  { value: "2xx", label: "2xx" },
  { value: "3xx", label: "3xx" },
  { value: "4xx", label: "4xx" },
  { value: "5xx", label: "5xx" },
];

/** Single calls with this licence's key; for a product without an API there are none. */
export function RequestsCard({ id }: { id: string }) {
  const [outcome, setOutcome] = useState(ALL);
  const [offset, setOffset] = useState(0);
  const answer = useRequests(id, { limit: LIMIT, offset, status_class: outcome === ALL ? undefined : outcome });
  return (
    <AnswerCard
      title="Calls"
      description="Single calls through the gateway, newest first."
      what="calls"
      answer={answer}
      isEmpty={({ count }) => count === 0}
      empty={outcome === ALL ? "No calls were made with this licence." : "No call had this outcome."}
      flush
      actions={
        <div className="w-36">
          <ChoiceField
            size="small"
            aria-label="Outcome"
            choices={outcomes}
            value={outcome}
            onChange={(value) => {
              setOutcome(value);
              setOffset(0);
            }}
          />
        </div>
      }
    >
      {({ requests, count }) => (
        <>
          <FigureTable<LoggedRequest>
            caption="Calls of this licence"
            rows={requests}
            keyOf={(request) => request.id}
            columns={[
              { title: "Time", cell: ({ at }) => <DateTime value={at} precise /> },
              {
                title: "Call",
                cell: ({ method, endpoint }) => (
                  <code className="text-xs">
                    {method} {endpoint}
                  </code>
                ),
              },
              { title: "Status", isFigure: true, cell: ({ status }) => status },
              { title: "Took", isFigure: true, cell: ({ total_ms }) => durationText(total_ms) },
              { title: "Data", isFigure: true, cell: ({ request_bytes, response_bytes }) => byteSize(request_bytes + response_bytes) },
              { title: "Counted", isFigure: true, cell: ({ units }) => countText(units) },
              { title: "From", cell: ({ country }) => (country ? countryName(country) : "–") },
            ]}
          />
          <Pager noun="calls" limit={LIMIT} offset={offset} count={count} onChange={setOffset} />
        </>
      )}
    </AnswerCard>
  );
}
