import { Text } from "@medusajs/ui";
import { ButtonLink } from "../../../components/button-link";
import { Card } from "../../../components/card";
import type { Product, ProductType } from "../../../lib/types";

const words: Partial<Record<ProductType, string>> = {
  api: "Customers call it through the gateway, by the endpoints that you configure. Releases may carry clients or documents besides.",
  service: "Each licence gives one engagement: you agree on a day, deliver, and the customer accepts.",
};

/** What a customer gets of a product, and where that is looked after. */
export function DeliveryCard({ product }: { product: Product }) {
  return (
    <Card
      title="What customers get"
      actions={
        <>
          {product.product_type === "api" && <ButtonLink to={`/products/${product.id}/api-configuration`}>API configuration</ButtonLink>}
          {product.product_type === "service" && <ButtonLink to="/engagements">Engagements</ButtonLink>}
          <ButtonLink to={`/products/${product.id}/releases`}>Releases</ButtonLink>
        </>
      }
    >
      <Text size="small">{words[product.product_type] ?? "Customers download the files of the releases that their licence covers."}</Text>
    </Card>
  );
}
