import { useParams } from "react-router-dom";
import { LoadFailure } from "../../components/load-failure";
import { Loading } from "../../components/loading";
import { PageHeader } from "../../components/page-header";
import { ReadOnlyNotice } from "../../components/read-only-notice";
import { editableFields, isEditable, useListingOptions, useProduct } from "../../hooks/products";
import { ApiError } from "../../lib/api";
import { usePermission } from "../../lib/session";
import { NotEditable } from "./parts/not-editable";
import { PackageEditor } from "./parts/package-editor";

export default function EditPackagePage() {
  const { id = "", packageId = "" } = useParams();
  const { data: product, error, refetch } = useProduct(id);
  const options = useListingOptions();
  const mayWrite = usePermission("catalog.write");
  const one = product && editableFields(product).packages.find((candidate) => candidate.id === packageId);
  const failure = error ?? options.error ?? (product && !one ? new ApiError(404, "package.not_found", "No such package.") : null);
  if (failure) return <LoadFailure error={failure} what={error ? "product" : "package"} retry={() => void (error ? refetch() : options.refetch())} />;
  if (!product || !one || !options.data) return <Loading />;
  return (
    <>
      <PageHeader
        title={`Package ${one.title}`}
        parent={{ to: `/products/${product.id}`, label: product.title }}
        description="What was sold of this package keeps the terms of its day."
      />
      <ReadOnlyNotice may={mayWrite} what="packages" />
      {!isEditable(product) ? (
        <NotEditable product={product} />
      ) : (
        mayWrite && <PackageEditor key={one.id} product={product} one={one} currencies={options.data.currencies} />
      )}
    </>
  );
}
