import { Table, Text } from "@medusajs/ui";
import { DateTime } from "../../../../src/admin/components/date-time";
import { ListingStatusBadge } from "../../../../src/admin/components/status-badges";
import { TextLink } from "../../../../src/admin/components/text-link";
import { productTypeName, toWords } from "../../../../src/admin/lib/words";
import { ButtonLink } from "../../components/button-link";
import { ListPage } from "../../components/list-page";
import { PageHeader } from "../../components/page-header";
import { Picture } from "../../components/picture";
import { ReadOnlyNotice } from "../../components/read-only-notice";
import { useProducts } from "../../hooks/products";
import { useListState } from "../../hooks/use-list-state";
import { usePermission } from "../../lib/session";
import { listingStatuses, type ProductRow } from "../../lib/types";

const statusFilter = { name: "status", label: "Status", all: "Any status", choices: listingStatuses.map((value) => ({ value, label: toWords(value) })) };

export default function ProductsPage() {
  const list = useListState();
  const { data, error, refetch } = useProducts({ ...list.page, q: list.q, status: list.filter("status", listingStatuses) });
  const mayWrite = usePermission("catalog.write");
  return (
    <>
      <PageHeader
        title="Products"
        description="Everything you sell, from the first draft to the archive."
        actions={
          mayWrite && (
            <ButtonLink to="/products/new" variant="primary">
              New product
            </ButtonLink>
          )
        }
      />
      <ReadOnlyNotice may={mayWrite} what="products" />
      <ListPage
        noun="products"
        list={list}
        searchHint="Title or handle"
        filters={[statusFilter]}
        answer={data && { rows: data.products, count: data.count }}
        error={error}
        retry={() => void refetch()}
        empty={
          <>
            <Text weight="plus">No products yet</Text>
            <Text size="small" className="text-ui-fg-subtle">
              A draft is yours alone until you submit it.
            </Text>
            {mayWrite && <ButtonLink to="/products/new">Write the first one</ButtonLink>}
          </>
        }
      >
        {(rows) => <ProductTable rows={rows} />}
      </ListPage>
    </>
  );
}

function ProductTable({ rows }: { rows: ProductRow[] }) {
  return (
    <div className="relative overflow-x-auto" tabIndex={0} role="group" aria-label="Table of products">
      <Table>
        <Table.Header>
          <Table.Row>
            <Table.HeaderCell>Product</Table.HeaderCell>
            <Table.HeaderCell className="hidden sm:table-cell">Type</Table.HeaderCell>
            <Table.HeaderCell>Status</Table.HeaderCell>
            <Table.HeaderCell className="hidden sm:table-cell">Changed</Table.HeaderCell>
          </Table.Row>
        </Table.Header>
        <Table.Body>
          {rows.map((row) => (
            <Table.Row key={row.id}>
              <Table.Cell className="py-2 sm:min-w-60">
                <span className="flex items-center gap-x-3">
                  <Picture src={row.thumbnail} />
                  <span className="min-w-0">
                    <TextLink to={`/products/${row.id}`}>{row.title}</TextLink>
                    <Text size="xsmall" className="text-ui-fg-subtle">
                      {row.handle}
                    </Text>
                  </span>
                </span>
              </Table.Cell>
              <Table.Cell className="hidden sm:table-cell">{productTypeName(row.product_type)}</Table.Cell>
              <Table.Cell>
                <ListingStatusBadge status={row.status} />
              </Table.Cell>
              <Table.Cell className="hidden sm:table-cell">
                <DateTime value={row.updated_at} />
              </Table.Cell>
            </Table.Row>
          ))}
        </Table.Body>
      </Table>
    </div>
  );
}
