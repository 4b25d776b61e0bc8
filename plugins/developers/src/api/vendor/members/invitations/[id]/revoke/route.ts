import { revokeInvitation } from "../../../../../../http/own-invitation";

export const POST = revokeInvitation;
