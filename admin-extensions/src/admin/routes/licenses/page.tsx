import { defineRouteConfig } from "@medusajs/admin-sdk";
import { Key } from "@medusajs/icons";
import { createDataTableColumnHelper } from "@medusajs/ui";
import { useSearchParams } from "react-router-dom";
import { DateTime } from "../../components/date-time";

import { ListTable } from "../../components/list-table";
import { MaskedKey } from "../../components/masked-key";
import { ScopeNotice } from "../../components/scope-notice";
import { LicenseStatusBadge } from "../../components/status-badges";
import { TextLink } from "../../components/text-link";
import { useLicenses } from "../../hooks/licenses";
import { useListView } from "../../hooks/use-list-view";
import { Queries } from "../../lib/queries";
import { type License, licenseStatuses } from "../../lib/types";

const column = createDataTableColumnHelper<License>();
const hrefOf = ({ id }: License) => `/licenses/${id}`;

const columns = [
  column.display({
    id: "product",
    header: "Product",
    size: 200,
    cell: ({ row: { original } }) => <TextLink to={hrefOf(original)}>{original.product_title ?? "Deleted product"}</TextLink>,
  }),
  column.display({ id: "package", header: "Package", size: 120, cell: ({ row }) => row.original.package_title ?? "–" }),
  column.display({ id: "developer", header: "Developer", size: 160, cell: ({ row }) => row.original.developer_name }),
  column.display({ id: "customer", header: "Customer", size: 200, cell: ({ row }) => row.original.customer_email }),
  column.display({ id: "key", header: "Key", size: 100, cell: ({ row }) => <MaskedKey value={row.original.masked_key} short /> }),
  column.display({ id: "status", header: "Status", size: 120, cell: ({ row }) => <LicenseStatusBadge status={row.original.status} /> }),
  column.display({ id: "created", header: "Created", size: 130, cell: ({ row }) => <DateTime value={row.original.created_at} /> }),
];

function LicenseList() {
  const [params] = useSearchParams();
  const view = useListView(licenseStatuses);
  const scope = { developer_id: params.get("developer_id") || undefined, product_id: params.get("product_id") || undefined };
  const { data, error, isFetching, refetch } = useLicenses({ ...view.page, ...scope, q: view.q || undefined, status: view.status });
  return (
    <ListTable
      title="Licences"
      noun="licences"
      searchHint="Customer, product or key"
      statuses={licenseStatuses}
      view={view}
      columns={columns}
      rows={data?.licenses}
      count={data?.count}
      isLoading={isFetching}
      error={error}
      retry={() => void refetch()}
      hrefOf={hrefOf}
      empty={{ heading: "No licences here", description: "Each paid order of a licensed product issues its licences by itself." }}
      notice={<ScopeNotice path="/licenses" developerId={scope.developer_id} productId={scope.product_id} sample={data?.licenses[0]} />}
    />
  );
}

const LicensesPage = () => (
  <Queries>
    <LicenseList />
  </Queries>
);

export default LicensesPage;

export const config = defineRouteConfig({ label: "Licences", icon: Key, rank: 2 });

export const handle = { breadcrumb: () => "Licences" };
