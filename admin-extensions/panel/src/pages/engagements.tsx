import { Text } from "@medusajs/ui";
import { DateTime } from "../../../src/admin/components/date-time";
import { EngagementStatusBadge } from "../../../src/admin/components/status-badges";
import { TextLink } from "../../../src/admin/components/text-link";
import { engagementStatuses } from "../../../src/admin/lib/engagement-shapes";
import { toWords } from "../../../src/admin/lib/words";
import { ListPage } from "../components/list-page";
import { PageHeader } from "../components/page-header";
import { useEngagements } from "../hooks/engagements";
import { useListState } from "../hooks/use-list-state";

const filters = [{ name: "status", label: "Status", all: "Any status", choices: engagementStatuses.map((value) => ({ value, label: toWords(value) })) }];

/** The work that customers of services have asked for. */
export default function EngagementsPage() {
  const list = useListState();
  const { data, error, refetch } = useEngagements({ ...list.page, status: list.filter("status", engagementStatuses), q: list.q || undefined });
  return (
    <>
      <PageHeader
        title="Engagements"
        description="What customers of your services have asked for: agree on a day, deliver, and earn your share when they accept."
      />
      <ListPage
        noun="engagements"
        list={list}
        searchHint="Customer or service"
        filters={filters}
        answer={data && { rows: data.engagements, count: data.count }}
        error={error}
        retry={() => void refetch()}
        empty={
          <>
            <Text weight="plus">No engagements yet</Text>
            <Text size="small" className="text-ui-fg-subtle">
              They begin when somebody who bought a service tells you what they need.
            </Text>
          </>
        }
      >
        {(rows) => (
          <ul className="divide-ui-border-base divide-y">
            {rows.map((one) => (
              <li key={one.id} className="flex flex-col gap-2 px-4 py-3 sm:flex-row sm:items-center sm:justify-between sm:px-6">
                <div className="min-w-0">
                  <TextLink to={`/engagements/${one.id}`} className="txt-small-plus break-words">
                    {one.product_title ?? "A service"}: {one.customer_name ?? one.customer_email}
                  </TextLink>
                  <Text size="xsmall" className="text-ui-fg-subtle">
                    Last word <DateTime value={one.last_message_at} precise />
                    {one.scheduled_for && (
                      <>
                        {" "}
                        · appointment <DateTime value={one.scheduled_for} precise />
                      </>
                    )}
                  </Text>
                </div>
                <EngagementStatusBadge status={one.status} />
              </li>
            ))}
          </ul>
        )}
      </ListPage>
    </>
  );
}
