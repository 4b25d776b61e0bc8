import { defineWidgetConfig } from "@medusajs/admin-sdk";
import { Text } from "@medusajs/ui";
import { LoadError } from "../components/load-error";
import { LoadingLines } from "../components/loading";
import { ReleaseList } from "../components/release-list";
import { Section } from "../components/section";
import { useReleasesOf } from "../hooks/approvals";
import { Queries } from "../lib/queries";

// More of one product than that are counted, not listed.
const MAX_LISTED = 10;

function Releases({ productId }: { productId: string }) {
  const { data, error, refetch } = useReleasesOf(productId, MAX_LISTED);
  const more = data ? data.count - data.releases.length : 0;
  return (
    <Section title="Releases">
      {error && !data && <LoadError error={error} what="releases" retry={() => void refetch()} />}
      {!error && !data && <LoadingLines lines={2} what="releases" />}
      {data?.count === 0 && (
        <Text size="small" className="text-ui-fg-subtle px-6 py-4">
          None yet.
        </Text>
      )}
      {data && data.count > 0 && <ReleaseList releases={data.releases} />}
      {more > 0 && (
        <Text size="small" className="text-ui-fg-subtle px-6 py-3">
          and {more.toLocaleString()} more
        </Text>
      )}
    </Section>
  );
}

const ProductReleasesWidget = ({ data }: { data: { id: string } }) => (
  <Queries>
    <Releases productId={data.id} />
  </Queries>
);

export default ProductReleasesWidget;

export const config = defineWidgetConfig({ id: "mintreu:product-releases", zone: "product.details.after" });
