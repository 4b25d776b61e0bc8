import type { InferTypeOf } from "@medusajs/framework/types";
import type { ApiKeyScope } from "../../domain/api-key";
import type { MemberRole } from "../../domain/roles";
import type { Developer } from "./models/developer";
import type { DeveloperApiKey } from "./models/developer-api-key";
import type { DeveloperInvitation } from "./models/developer-invitation";
import type { DeveloperMember } from "./models/developer-member";

export type DeveloperRecord = InferTypeOf<typeof Developer>;
export type MemberRecord = InferTypeOf<typeof DeveloperMember>;
export type InvitationRecord = InferTypeOf<typeof DeveloperInvitation>;
export type ApiKeyRecord = Omit<InferTypeOf<typeof DeveloperApiKey>, "scopes"> & { scopes: ApiKeyScope[] };

export interface NewInvitation {
  developer_id: string;
  /** In lower case. */
  email: string;
  role: MemberRole;
  /** Member who invites. */
  invited_by: string;
}

/** Somebody who accepts: the identity that is signed in, and its e-mail in lower case. */
export interface Invitee {
  auth_identity_id: string;
  email: string;
}

export interface NewApiKey {
  developer_id: string;
  name: string;
  scopes: ApiKeyScope[];
  /** Null for a key without an end. */
  expires_in_days: number | null;
  /** Member who made it. */
  created_by: string;
}
