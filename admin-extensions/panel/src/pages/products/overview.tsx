import { useParams } from "react-router-dom";
import { ListingStatusBadge } from "../../../../src/admin/components/status-badges";
import { productTypeName } from "../../../../src/admin/lib/words";
import { LoadFailure } from "../../components/load-failure";
import { Loading } from "../../components/loading";
import { PageHeader } from "../../components/page-header";
import { ReadOnlyNotice } from "../../components/read-only-notice";
import { useProduct } from "../../hooks/products";
import { usePermission } from "../../lib/session";
import { DeliveryCard } from "./parts/delivery-card";
import { ListingCard } from "./parts/listing-card";
import { PackagesCard } from "./parts/packages-card";
import { ProposalCard } from "./parts/proposal-card";
import { StandingNotice } from "./parts/standing-notice";
import { StatusActions } from "./parts/status-actions";

export default function ProductPage() {
  const { id = "" } = useParams();
  const { data: product, error, refetch } = useProduct(id);
  const mayWrite = usePermission("catalog.write");
  if (error) return <LoadFailure error={error} what="product" retry={() => void refetch()} />;
  if (!product) return <Loading />;
  return (
    <>
      <PageHeader
        title={product.title}
        parent={{ to: "/products", label: "Products" }}
        description={`${productTypeName(product.product_type)} · ${product.handle}`}
        badge={<ListingStatusBadge status={product.status} />}
        actions={mayWrite && <StatusActions product={product} />}
      />
      <ReadOnlyNotice may={mayWrite} what="products" />
      <StandingNotice product={product} />
      <ProposalCard product={product} />
      <PackagesCard product={product} mayWrite={mayWrite} />
      <DeliveryCard product={product} />
      <ListingCard product={product} mayWrite={mayWrite} />
    </>
  );
}
