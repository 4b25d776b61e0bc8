import { defineRouteConfig } from "@medusajs/admin-sdk";
import { ChatBubbleLeftRight } from "@medusajs/icons";
import { createDataTableColumnHelper } from "@medusajs/ui";
import { useSearchParams } from "react-router-dom";
import { DateTime } from "../../components/date-time";
import { ListTable } from "../../components/list-table";
import { ScopeNotice } from "../../components/scope-notice";
import { EngagementStatusBadge } from "../../components/status-badges";
import { TextLink } from "../../components/text-link";
import { useEngagements } from "../../hooks/engagements";
import { useListView } from "../../hooks/use-list-view";
import { type Engagement, engagementStatuses } from "../../lib/engagement-shapes";
import { Queries } from "../../lib/queries";

const column = createDataTableColumnHelper<Engagement>();
const hrefOf = ({ id }: Engagement) => `/engagements/${id}`;

const columns = [
  column.display({
    id: "product",
    header: "Service",
    size: 220,
    cell: ({ row: { original } }) => <TextLink to={hrefOf(original)}>{original.product_title ?? "Deleted product"}</TextLink>,
  }),
  column.display({ id: "customer", header: "Customer", size: 220, cell: ({ row }) => row.original.customer_email }),
  column.display({ id: "developer", header: "Developer", size: 160, cell: ({ row }) => row.original.developer_name }),
  column.display({ id: "status", header: "Status", size: 120, cell: ({ row }) => <EngagementStatusBadge status={row.original.status} /> }),
  column.display({
    id: "scheduled",
    header: "Appointment",
    size: 130,
    cell: ({ row }) => (row.original.scheduled_for ? <DateTime value={row.original.scheduled_for} /> : "–"),
  }),
  column.display({ id: "last", header: "Last message", size: 130, cell: ({ row }) => <DateTime value={row.original.last_message_at} /> }),
];

function EngagementTable() {
  const [params] = useSearchParams();
  const view = useListView(engagementStatuses);
  const scope = { developer_id: params.get("developer_id") || undefined, product_id: params.get("product_id") || undefined };
  const { data, error, isFetching, refetch } = useEngagements({ ...view.page, ...scope, q: view.q || undefined, status: view.status });
  return (
    <ListTable
      title="Engagements"
      noun="engagements"
      searchHint="Service, customer or developer"
      statuses={engagementStatuses}
      view={view}
      columns={columns}
      rows={data?.engagements}
      count={data?.count}
      isLoading={isFetching}
      error={error}
      retry={() => void refetch()}
      hrefOf={hrefOf}
      empty={{ heading: "No engagements yet", description: "They begin when a customer asks for the work of a service that they bought." }}
      notice={<ScopeNotice path="/engagements" developerId={scope.developer_id} productId={scope.product_id} sample={data?.engagements[0]} />}
    />
  );
}

const EngagementsPage = () => (
  <Queries>
    <EngagementTable />
  </Queries>
);

export default EngagementsPage;

export const config = defineRouteConfig({ label: "Engagements", icon: ChatBubbleLeftRight, rank: 4 });

export const handle = { breadcrumb: () => "Engagements" };
