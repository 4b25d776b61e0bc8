import { InlineTip } from "@medusajs/ui";
import type { Product } from "../../../lib/types";

/** Where a product stands, and what its developer can do about it. */
export function StandingNotice({ product }: { product: Product }) {
  const { status, open_change: open } = product;
  const reason = open?.reason ?? product.status_reason;
  if (status === "draft") {
    return (
      <InlineTip variant="info" label="Draft">
        Only your team sees it. Submit it for review when it is ready.
      </InlineTip>
    );
  }
  if (status === "in_review") {
    return (
      <InlineTip variant="info" label="In review">
        An admin reads it now. You hear the decision by e-mail; withdraw it to change something first.
      </InlineTip>
    );
  }
  if (status === "changes_requested") {
    return (
      <InlineTip variant="warning" label="Changes requested">
        {reason ? `“${reason}”` : "Something has to change before it is published."} Edit the product and submit it again.
      </InlineTip>
    );
  }
  if (status === "unlisted") {
    return (
      <InlineTip variant="info" label="Unlisted">
        The store does not show it. Who bought it keeps it.
      </InlineTip>
    );
  }
  if (status === "archived") {
    return (
      <InlineTip variant="info" label="Archived">
        It is off the store for good. Licences that you sold go on.
      </InlineTip>
    );
  }
  return null;
}
