import { useParams } from "react-router-dom";
import { LoadFailure } from "../../components/load-failure";
import { Loading } from "../../components/loading";
import { PageHeader } from "../../components/page-header";
import { ReadOnlyNotice } from "../../components/read-only-notice";
import { isEditable, useListingOptions, useProduct } from "../../hooks/products";
import { usePermission } from "../../lib/session";
import { ProductFields } from "./parts/product-fields";
import { NotEditable } from "./parts/not-editable";

export default function EditProductPage() {
  const { id = "" } = useParams();
  const { data: product, error, refetch } = useProduct(id);
  const options = useListingOptions();
  const mayWrite = usePermission("catalog.write");
  const failure = error ?? options.error;
  if (failure) return <LoadFailure error={failure} what="product" retry={() => void (error ? refetch() : options.refetch())} />;
  if (!product || !options.data) return <Loading />;
  return (
    <>
      <PageHeader
        title={`Edit ${product.title}`}
        parent={{ to: `/products/${product.id}`, label: product.title }}
        description={
          product.status === "published" || product.status === "unlisted"
            ? "What customers rely on is proposed and reviewed; what is live stays until then."
            : undefined
        }
      />
      <ReadOnlyNotice may={mayWrite} what="products" />
      {!isEditable(product) ? <NotEditable product={product} /> : mayWrite && <ProductFields key={product.id} product={product} options={options.data} />}
    </>
  );
}
