import { InlineTip } from "@medusajs/ui";
import type { Application } from "../lib/application";

/** Why somebody with the right password cannot come in yet. */
export function ApplicationState({ application }: { application: Application | null }) {
  if (!application) {
    return (
      <InlineTip variant="warning" label="No developer account">
        This sign-in belongs to no developer account. Apply in your account of the store, or ask the owner of an account for an invitation.
      </InlineTip>
    );
  }
  if (application.status === "rejected") {
    return (
      <InlineTip variant="error" label="Application rejected">
        The application of {application.display_name} was not accepted.
        {application.status_reason && <> Reason given: “{application.status_reason}”.</>} You can apply again in your account of the store.
      </InlineTip>
    );
  }
  if (application.status === "closed") {
    return (
      <InlineTip variant="error" label="Account closed">
        The account of {application.display_name} is closed.
      </InlineTip>
    );
  }
  return (
    <InlineTip variant="info" label="Application in review">
      The application of {application.display_name} is being reviewed. You hear from us by e-mail, and then sign in here with this password.
    </InlineTip>
  );
}
