import { InlineTip } from "@medusajs/ui";

/** What was refused and belongs to no single field. */
export function FaultNotice({ message }: { message: string | undefined }) {
  if (!message) return null;
  return (
    <div role="alert">
      <InlineTip variant="error" label="Not done">
        {message}
      </InlineTip>
    </div>
  );
}
