import { Text } from "@medusajs/ui";
import type { License } from "../lib/types";
import { TextLink } from "./text-link";

interface LicenseScopeProps {
  developerId: string | undefined;
  productId: string | undefined;
  /** Any listed licence: it knows the names. */
  sample: License | undefined;
}

/** Says that a link narrowed the list to one developer or product, and leads out of it. */
export function LicenseScope({ developerId, productId, sample }: LicenseScopeProps) {
  const names: string[] = [];
  if (developerId) names.push(sample?.developer_id === developerId ? sample.developer_name : "one developer");
  if (productId) names.push(sample?.product_id === productId ? (sample.product_title ?? "one product") : "one product");
  if (names.length === 0) return null;
  return (
    <Text size="small" className="text-ui-fg-subtle">
      Only those of {names.join(" and ")}. <TextLink to="/licenses">Show all</TextLink>
    </Text>
  );
}
