import { Badge, Text } from "@medusajs/ui";
import type { ReactNode } from "react";
import { ExternalLink } from "../../../../../src/admin/components/text-link";
import { ButtonLink } from "../../../components/button-link";
import { Card } from "../../../components/card";
import { Picture } from "../../../components/picture";
import { isEditable, useListingOptions } from "../../../hooks/products";
import { renderMarkdown } from "../../../lib/markdown";
import type { Product } from "../../../lib/types";

/** The listing as it is live, or as it is drafted. */
export function ListingCard({ product, mayWrite }: { product: Product; mayWrite: boolean }) {
  const { data: options } = useListingOptions();
  const categories = product.categories.map((handle) => options?.categories.find((category) => category.handle === handle)?.name ?? handle);
  return (
    <Card
      title="Listing"
      description={product.published_at ? "As the store shows it." : undefined}
      actions={mayWrite && isEditable(product) && <ButtonLink to={`/products/${product.id}/edit`}>Edit the listing</ButtonLink>}
    >
      <Text>{product.summary}</Text>
      {product.images.length > 0 && (
        <div className="flex flex-wrap gap-3">
          {product.images.map((src) => (
            <Picture key={src} src={src} size="large" />
          ))}
        </div>
      )}
      <dl className="grid grid-cols-1 gap-x-6 gap-y-3 sm:grid-cols-2">
        <Fact name="Categories">{categories.join(", ") || "None"}</Fact>
        <Fact name="Tags">{product.tags.length > 0 ? <Badges values={product.tags} /> : "None"}</Fact>
        <Fact name="Compatibility">{product.compatibility.join(", ") || "Nothing said"}</Fact>
        <Fact name="Support">
          {product.support_channel ?? "Nothing said"}
          {product.support_response_hours !== null && `, within ${product.support_response_hours} hours`}
        </Fact>
        <Fact name="Documentation">
          {product.documentation_url ? <ExternalLink href={product.documentation_url}>{product.documentation_url}</ExternalLink> : "None"}
        </Fact>
        <Fact name="Demo video">{product.demo_video_url ? <ExternalLink href={product.demo_video_url}>{product.demo_video_url}</ExternalLink> : "None"}</Fact>
        <Fact name="Google Analytics">{product.ga4_measurement_id ?? "None"}</Fact>
      </dl>
      <section
        aria-label="Description"
        className="prose-preview border-ui-border-base border-t pt-4"
        dangerouslySetInnerHTML={{ __html: renderMarkdown(product.description) }}
      />
    </Card>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="txt-small text-ui-fg-subtle">{name}</dt>
      <dd className="txt-small break-words">{children}</dd>
    </div>
  );
}

function Badges({ values }: { values: readonly string[] }) {
  return (
    <span className="flex flex-wrap gap-1">
      {values.map((value) => (
        <Badge key={value} size="2xsmall">
          {value}
        </Badge>
      ))}
    </span>
  );
}
