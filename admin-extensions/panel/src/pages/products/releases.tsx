import { Badge, Text } from "@medusajs/ui";
import { useParams } from "react-router-dom";
import { DateTime } from "../../../../src/admin/components/date-time";
import { TextLink } from "../../../../src/admin/components/text-link";
import { byteSize, toWords } from "../../../../src/admin/lib/words";
import { ButtonLink } from "../../components/button-link";
import { ListPage } from "../../components/list-page";
import { LoadFailure } from "../../components/load-failure";
import { PageHeader } from "../../components/page-header";
import { ReadOnlyNotice } from "../../components/read-only-notice";
import { ReleaseStatusBadge } from "../../components/release-status";
import { useProduct } from "../../hooks/products";
import { type Release, releaseStatuses, useReleases } from "../../hooks/releases";
import { useListState } from "../../hooks/use-list-state";

import { usePermission } from "../../lib/session";

const filters = [{ name: "status", label: "Status", all: "Any status", choices: releaseStatuses.map((value) => ({ value, label: toWords(value) })) }];

/** What customers of the product download, version by version. */
export default function ReleasesPage() {
  const { id = "" } = useParams();
  const list = useListState();
  const product = useProduct(id);
  const { data, error, refetch } = useReleases(id, { ...list.page, status: list.filter("status", releaseStatuses) });
  const mayWrite = usePermission("catalog.write");
  if (product.error) return <LoadFailure error={product.error} what="product" retry={() => void product.refetch()} />;
  return (
    <>
      <PageHeader
        title="Releases"
        parent={{ to: `/products/${id}`, label: product.data?.title ?? "Product" }}
        description="Each release carries its files and its changelog. Licences cover the releases that come out while their updates last."
        actions={mayWrite && <ButtonLink to={`/products/${id}/releases/new`}>New release</ButtonLink>}
      />
      <ReadOnlyNotice may={mayWrite} what="releases" />
      <ListPage
        noun="releases"
        list={list}
        filters={filters}
        answer={data && { rows: data.releases, count: data.count }}
        error={error}
        retry={() => void refetch()}
        empty={
          <>
            <Text weight="plus">No releases yet</Text>
            <Text size="small" className="text-ui-fg-subtle">
              Make one, add its files, and submit it.
            </Text>
          </>
        }
      >
        {(rows) => (
          <ul className="divide-ui-border-base divide-y">
            {rows.map((release) => (
              <ReleaseRow key={release.id} release={release} />
            ))}
          </ul>
        )}
      </ListPage>
    </>
  );
}

function ReleaseRow({ release }: { release: Release }) {
  const bytes = release.files.reduce((sum, { size_bytes }) => sum + size_bytes, 0);
  return (
    <li className="flex flex-col gap-2 px-4 py-3 sm:flex-row sm:items-center sm:justify-between sm:px-6">
      <div className="min-w-0">
        <div className="flex flex-wrap items-center gap-2">
          <TextLink to={`/products/${release.product_id}/releases/${release.id}`} className="txt-small-plus">
            Version {release.version}
          </TextLink>
          {release.channel === "beta" && <Badge size="2xsmall">Beta</Badge>}
        </div>
        <Text size="xsmall" className="text-ui-fg-subtle">
          {release.files.length === 1 ? "1 file" : `${release.files.length} files`}, {byteSize(bytes)} ·{" "}
          {release.published_at ? (
            <>
              came out <DateTime value={release.published_at} />
            </>
          ) : (
            <>
              made <DateTime value={release.created_at} />
            </>
          )}
        </Text>
      </div>
      <ReleaseStatusBadge status={release.status} />
    </li>
  );
}
