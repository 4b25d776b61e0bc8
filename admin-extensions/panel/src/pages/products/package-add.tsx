import { useParams } from "react-router-dom";
import { LoadFailure } from "../../components/load-failure";
import { Loading } from "../../components/loading";
import { PageHeader } from "../../components/page-header";
import { ReadOnlyNotice } from "../../components/read-only-notice";
import { isEditable, useListingOptions, useProduct } from "../../hooks/products";
import { usePermission } from "../../lib/session";
import { NotEditable } from "./parts/not-editable";
import { PackageEditor } from "./parts/package-editor";

export default function AddPackagePage() {
  const { id = "" } = useParams();
  const { data: product, error, refetch } = useProduct(id);
  const options = useListingOptions();
  const mayWrite = usePermission("catalog.write");
  const failure = error ?? options.error;
  if (failure) return <LoadFailure error={failure} what="product" retry={() => void (error ? refetch() : options.refetch())} />;
  if (!product || !options.data) return <Loading />;
  return (
    <>
      <PageHeader title="New package" parent={{ to: `/products/${product.id}`, label: product.title }} />
      <ReadOnlyNotice may={mayWrite} what="packages" />
      {!isEditable(product) ? <NotEditable product={product} /> : mayWrite && <PackageEditor product={product} currencies={options.data.currencies} />}
    </>
  );
}
