import { InlineTip } from "@medusajs/ui";
import type { Product } from "../../../lib/types";

/** Why a product takes no changes now. */
export function NotEditable({ product }: { product: Product }) {
  return product.status === "archived" ? (
    <InlineTip variant="info" label="Archived">
      An archived product does not change any more.
    </InlineTip>
  ) : (
    <InlineTip variant="info" label="In review">
      What is being read is what gets published. Withdraw the product from review to change it.
    </InlineTip>
  );
}
