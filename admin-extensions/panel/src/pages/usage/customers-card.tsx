import { useState } from "react";
import { DateTime } from "../../../../src/admin/components/date-time";
import { TextLink } from "../../../../src/admin/components/text-link";
import { countText } from "../../../../src/admin/lib/usage-words";
import { AnswerCard } from "../../components/answer-card";
import { FigureTable } from "../../components/figure-table";
import { Pager } from "../../components/pager";
import { type CustomerUsage, useUsage } from "../../hooks/usage";

const LIMIT = 10;

/** Who calls most; the licence's page lists single calls. */
export function CustomersCard({ query }: { query: Record<string, string> }) {
  const [offset, setOffset] = useState(0);
  const answer = useUsage("customers", { ...query, limit: LIMIT, offset });
  return (
    <AnswerCard
      title="Customers"
      description="By licence, in whole days. A licence's page lists its single calls."
      what="customers"
      answer={answer}
      isEmpty={({ count }) => count === 0}
      empty="Nobody has called in this time."
      flush
    >
      {({ customers, count }) => (
        <>
          <FigureTable<CustomerUsage>
            caption="Customers by calls"
            rows={customers}
            keyOf={({ license_id }) => license_id}
            columns={[
              {
                title: "Customer",
                cell: ({ license_id, customer_email }) => (
                  <span className="break-all">
                    <TextLink to={`/licenses/${license_id}`}>{customer_email ?? "A licence"}</TextLink>
                  </span>
                ),
              },
              { title: "Product", cell: ({ product_title }) => product_title ?? "Deleted product" },
              { title: "Calls", isFigure: true, cell: ({ requests }) => countText(requests) },
              { title: "Counted", isFigure: true, cell: ({ units }) => countText(units) },
              { title: "Failed", isFigure: true, cell: ({ errors }) => countText(errors) },
              { title: "Last call", isFigure: true, cell: ({ last_call_at }) => <DateTime value={last_call_at} precise /> },
            ]}
          />
          <Pager noun="customers" limit={LIMIT} offset={offset} count={count} onChange={setOffset} />
        </>
      )}
    </AnswerCard>
  );
}
