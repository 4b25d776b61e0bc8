import { InlineTip } from "@medusajs/ui";
import { useParams } from "react-router-dom";
import { LoadFailure } from "../../components/load-failure";
import { Loading } from "../../components/loading";
import { PageHeader } from "../../components/page-header";
import { ReadOnlyNotice } from "../../components/read-only-notice";
import { useApiConfiguration } from "../../hooks/api-configuration";
import { useProduct } from "../../hooks/products";
import { usePermission } from "../../lib/session";
import { ApiDocumentCard } from "./parts/api-document-card";
import { ApiEndpointsCard } from "./parts/api-endpoints-card";
import { ApiSigningCard } from "./parts/api-signing-card";
import { ApiTestCallCard } from "./parts/api-test-call-card";
import { ApiUpstreamCard } from "./parts/api-upstream-card";

/** Where calls of an API product go, what they cost, and what customers read of it. */
export default function ApiConfigurationPage() {
  const { id = "" } = useParams();
  const product = useProduct(id);
  const configuration = useApiConfiguration(id);
  const mayWrite = usePermission("catalog.write");
  const error = product.error ?? configuration.error;
  if (error) return <LoadFailure error={error} what="API configuration" retry={() => void Promise.all([product.refetch(), configuration.refetch()])} />;
  if (!product.data || !configuration.data) return <Loading />;
  const editable = mayWrite && product.data.product_type === "api" && product.data.status !== "archived";
  return (
    <>
      <PageHeader
        title="API configuration"
        parent={{ to: `/products/${id}`, label: product.data.title }}
        description="Customers call the gateway with their licence key; the gateway calls you. Changes here hold at once."
      />
      <ReadOnlyNotice may={mayWrite} what="API configuration" />
      {product.data.product_type !== "api" && (
        <InlineTip variant="info" label="Not an API">
          Only products of the type API are reached through the gateway.
        </InlineTip>
      )}
      <ApiUpstreamCard productId={id} configuration={configuration.data} editable={editable} />
      {editable && <ApiSigningCard productId={id} />}
      <ApiDocumentCard productId={id} configuration={configuration.data} editable={editable} />
      <ApiEndpointsCard productId={id} configuration={configuration.data} editable={editable} />
      {editable && configuration.data.upstream_url && <ApiTestCallCard productId={id} endpoints={configuration.data.endpoints} />}
    </>
  );
}
