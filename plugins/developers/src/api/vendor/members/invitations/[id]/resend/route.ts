import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { clock } from "@mintreu/kit/domain/clock";
import { toInvitation } from "../../../../../../http/member-views";
import { ownInvitation } from "../../../../../../http/own-invitation";
import type { InvitationRecord } from "../../../../../../modules/developers/rows";
import { resendInvitationWorkflow } from "../../../../../../workflows/resend-invitation";

/** Mails the invitation again, with a new token and seven new days. */
export const POST = async (req: MedusaRequest, res: MedusaResponse) => {
  const { result } = await resendInvitationWorkflow(req.scope).run({ input: await ownInvitation(req) });
  res.json({ invitation: toInvitation(result as InvitationRecord, clock.now()) });
};
