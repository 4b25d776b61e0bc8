import { InlineTip } from "@medusajs/ui";
import { useMe } from "../lib/session";

/** Why a page has no buttons: the account stands still, or the role reads only. */
export function ReadOnlyNotice({ may, what }: { may: boolean; what: string }) {
  const { member, developer } = useMe();
  if (may) return null;
  const reason =
    developer.status === "active"
      ? `Your role (${member.role}) may look at ${what} but not change them.`
      : `While the account is ${developer.status}, ${what} can only be looked at.`;
  return (
    <InlineTip variant="info" label="Read only">
      {reason}
    </InlineTip>
  );
}
