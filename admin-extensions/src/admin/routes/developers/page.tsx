import { defineRouteConfig } from "@medusajs/admin-sdk";
import { Users } from "@medusajs/icons";
import { createDataTableColumnHelper } from "@medusajs/ui";
import { DateTime } from "../../components/date-time";
import { ListTable } from "../../components/list-table";
import { DeveloperStatusBadge } from "../../components/status-badges";
import { TextLink } from "../../components/text-link";
import { useDevelopers } from "../../hooks/developers";
import { useListView } from "../../hooks/use-list-view";
import { Queries } from "../../lib/queries";
import { type Developer, developerStatuses } from "../../lib/types";
import { countryName } from "../../lib/words";

const column = createDataTableColumnHelper<Developer>();
const hrefOf = ({ id }: Developer) => `/developers/${id}`;

const columns = [
  column.display({
    id: "developer",
    header: "Developer",
    size: 220,
    cell: ({ row: { original } }) => <TextLink to={hrefOf(original)}>{original.display_name}</TextLink>,
  }),
  column.display({ id: "handle", header: "Handle", cell: ({ row }) => row.original.handle }),
  column.display({ id: "email", header: "E-mail", size: 240, cell: ({ row }) => row.original.email }),
  column.display({ id: "country", header: "Country", cell: ({ row }) => countryName(row.original.country) }),
  column.display({ id: "status", header: "Status", cell: ({ row }) => <DeveloperStatusBadge status={row.original.status} /> }),
  column.display({ id: "applied", header: "Applied", cell: ({ row }) => <DateTime value={row.original.created_at} /> }),
];

function DeveloperList() {
  const view = useListView(developerStatuses);
  const { data, error, isFetching, refetch } = useDevelopers({ ...view.page, q: view.q || undefined, status: view.status });
  return (
    <ListTable
      title="Developers"
      noun="developers"
      searchHint="Name or e-mail"
      statuses={developerStatuses}
      view={view}
      columns={columns}
      rows={data?.developers}
      count={data?.count}
      isLoading={isFetching}
      error={error}
      retry={() => void refetch()}
      hrefOf={hrefOf}
      empty={{ heading: "No developers yet", description: "Applications appear here as soon as somebody applies." }}
    />
  );
}

const DevelopersPage = () => (
  <Queries>
    <DeveloperList />
  </Queries>
);

export default DevelopersPage;

export const config = defineRouteConfig({ label: "Developers", icon: Users, rank: 1 });

export const handle = { breadcrumb: () => "Developers" };
