import { defineWidgetConfig } from "@medusajs/admin-sdk";
import { DateTime } from "../components/date-time";
import { Fact, Facts } from "../components/facts";
import { LoadError } from "../components/load-error";
import { LoadingLines } from "../components/loading";
import { Section } from "../components/section";
import { DeveloperStatusBadge, ListingStatusBadge } from "../components/status-badges";
import { TextLink } from "../components/text-link";
import { useApprovals } from "../hooks/approvals";
import { useLicenseCount } from "../hooks/licenses";
import { useProductOwner } from "../hooks/product-owner";
import { useReviews } from "../hooks/reviews";
import { kindNames } from "../lib/approvals";
import { Queries } from "../lib/queries";
import type { RatingSummary } from "../lib/reviews";
import type { ProductOwner } from "../lib/types";
import { productTypeName } from "../lib/words";

/** The visible ones as customers see them, and how many there are with the hidden ones. */
function ratingText({ average, count }: RatingSummary, all: number): string {
  const hidden = all > count ? `, ${(all - count).toLocaleString()} hidden` : "";
  return average === null ? `None visible${hidden}` : `${average.toLocaleString()} of 5 by ${count.toLocaleString()}${hidden}`;
}

interface OwnerFactsProps {
  productId: string;
  handle: string;
  owner: ProductOwner;
}

function OwnerFacts({ productId, handle, owner: { developer, listing } }: OwnerFactsProps) {
  const { data: licenses } = useLicenseCount({ product_id: productId });
  const { data: reviews } = useReviews({ product_id: productId, limit: 1, offset: 0 });
  const { data: waiting } = useApprovals({ state: "waiting", q: handle, limit: 20, offset: 0 });
  const open = waiting?.approvals.filter(({ product }) => product?.id === productId) ?? [];
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
      {open.length > 0 && (
        <Fact name="Inbox">
          <span className="flex flex-col gap-y-1">
            {open.map(({ id, kind }) => (
              <TextLink key={id} to={`/inbox/${id}`}>{`${kindNames[kind]} waits`}</TextLink>
            ))}
          </span>
        </Fact>
      )}
      <Fact name="Licences">
        {licenses !== undefined && (
          <TextLink to={`/licenses?product_id=${productId}`}>{licenses === 1 ? "1 licence" : `${licenses.toLocaleString()} licences`}</TextLink>
        )}
      </Fact>
      {reviews?.summary && (
        <Fact name="Reviews">
          <TextLink to={`/reviews?product_id=${productId}`}>{ratingText(reviews.summary, reviews.count)}</TextLink>
        </Fact>
      )}
    </Facts>
  );
}

function Owner({ productId, handle }: { productId: string; handle: string }) {
  const { data: owner, error, refetch } = useProductOwner(productId);
  return (
    <Section title="Marketplace">
      {error && !owner && <LoadError error={error} what="listing" retry={() => void refetch()} />}
      {!error && !owner && <LoadingLines lines={3} what="listing" />}
      {owner && <OwnerFacts productId={productId} handle={handle} owner={owner} />}
    </Section>
  );
}

const ProductOwnerWidget = ({ data }: { data: { id: string; handle?: string | null } }) => (
  <Queries>
    <Owner productId={data.id} handle={data.handle ?? ""} />
  </Queries>
);

export default ProductOwnerWidget;

export const config = defineWidgetConfig({ id: "mintreu:product-owner", zone: "product.details.side.before" });
