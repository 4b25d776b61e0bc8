import { Text } from "@medusajs/ui";
import { TextLink } from "./text-link";

interface ScopeNoticeProps {
  /** The list without its scope. */
  path: string;
  developerId: string | undefined;
  productId: string | undefined;
  /** Any listed row: it knows the names. */
  sample: { developer_id: string; developer_name: string; product_id: string; product_title: string | null } | undefined;
}

/** Says that a link narrowed the list to one developer or product, and leads out of it. */
export function ScopeNotice({ path, developerId, productId, sample }: ScopeNoticeProps) {
  const names: string[] = [];
  if (developerId) names.push(sample?.developer_id === developerId ? sample.developer_name : "one developer");
  if (productId) names.push(sample?.product_id === productId ? (sample.product_title ?? "one product") : "one product");
  if (names.length === 0) return null;
  return (
    <Text size="small" className="text-ui-fg-subtle">
      Only those of {names.join(" and ")}. <TextLink to={path}>Show all</TextLink>
    </Text>
  );
}
