import { defineWidgetConfig } from "@medusajs/admin-sdk";
import { DateTime } from "../components/date-time";
import { Fact, Facts } from "../components/facts";
import { LoadError } from "../components/load-error";
import { LoadingLines } from "../components/loading";
import { Section } from "../components/section";
import { DeveloperStatusBadge, ListingStatusBadge } from "../components/status-badges";
import { TextLink } from "../components/text-link";
import { useLicenseCount } from "../hooks/licenses";
import { useProductOwner } from "../hooks/product-owner";
import { Queries } from "../lib/queries";
import type { ProductOwner } from "../lib/types";
import { productTypeName } from "../lib/words";

function OwnerFacts({ productId, owner: { developer, listing } }: { productId: string; owner: ProductOwner }) {
  const { data: licenses } = useLicenseCount({ product_id: productId });
  return (
    <Facts>
      <Fact name="Developer">
        {developer && (
          <span className="flex flex-wrap items-center gap-2">
            <TextLink to={`/developers/${developer.id}`}>{developer.display_name}</TextLink>
            {developer.status !== "active" && <DeveloperStatusBadge status={developer.status} />}
          </span>
        )}
      </Fact>
      <Fact name="Listing">{listing ? <ListingStatusBadge status={listing.status} /> : "Not listed in the marketplace"}</Fact>
      {listing?.status_reason && <Fact name="Reason given">{listing.status_reason}</Fact>}
      {listing && <Fact name="Type">{productTypeName(listing.product_type)}</Fact>}
      {listing?.published_at && (
        <Fact name="Published">
          <DateTime value={listing.published_at} />
        </Fact>
      )}
      <Fact name="Licences">
        {licenses !== undefined && (
          <TextLink to={`/licenses?product_id=${productId}`}>{licenses === 1 ? "1 licence" : `${licenses.toLocaleString()} licences`}</TextLink>
        )}
      </Fact>
    </Facts>
  );
}

function Owner({ productId }: { productId: string }) {
  const { data: owner, error, refetch } = useProductOwner(productId);
  return (
    <Section title="Marketplace">
      {error && !owner && <LoadError error={error} what="listing" retry={() => void refetch()} />}
      {!error && !owner && <LoadingLines lines={3} what="listing" />}
      {owner && <OwnerFacts productId={productId} owner={owner} />}
    </Section>
  );
}

const ProductOwnerWidget = ({ data }: { data: { id: string } }) => (
  <Queries>
    <Owner productId={data.id} />
  </Queries>
);

export default ProductOwnerWidget;

export const config = defineWidgetConfig({ id: "mintreu:product-owner", zone: "product.details.side.before" });
