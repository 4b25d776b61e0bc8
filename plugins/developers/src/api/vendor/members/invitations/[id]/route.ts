import { revokeInvitation } from "../../../../../http/own-invitation";

export const DELETE = revokeInvitation;
