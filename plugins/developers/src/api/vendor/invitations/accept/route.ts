import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { Modules } from "@medusajs/framework/utils";
import { notFound } from "@mintreu/kit/domain/errors";
import { digestToken } from "../../../../domain/token-digest";
import { toMember } from "../../../../http/member-views";
import { unauthorized } from "../../../../http/vendor-context";
import { DEVELOPERS_MODULE } from "../../../../modules/developers";
import type DevelopersModuleService from "../../../../modules/developers/service";
import { acceptInvitationWorkflow } from "../../../../workflows/accept-invitation";
import type { AcceptBody } from "./validators";

const PROVIDER = "emailpass";

/**
 * The holder of a token becomes a member. They sign in as actor `developer` before, with or without an
 * account there, and once more afterwards: their present token still names nobody.
 */
export const POST = async (req: AuthenticatedMedusaRequest<AcceptBody>, res: MedusaResponse) => {
  const { auth_identity_id } = req.auth_context;
  const email = await emailOf(req, auth_identity_id);
  const { result: id } = await acceptInvitationWorkflow(req.scope).run({
    input: { token_digest: digestToken(req.validatedBody.token), auth_identity_id, email },
  });
  const member = await req.scope.resolve<DevelopersModuleService>(DEVELOPERS_MODULE).findMember(id);
  if (!member) throw notFound("developer_member");
  const { id: developerId, handle, display_name } = member.developer;
  res.json({ member: toMember(member), developer: { id: developerId, handle, display_name } });
};

/** The address that they sign in with: the engine keeps it as the id at the provider. */
async function emailOf(req: AuthenticatedMedusaRequest, authIdentityId: string): Promise<string> {
  const [identity] = await req.scope.resolve(Modules.AUTH).listAuthIdentities({ id: [authIdentityId] }, { relations: ["provider_identities"], take: 1 });
  const address = identity?.provider_identities?.find(({ provider }) => provider === PROVIDER)?.entity_id;
  if (!address) throw unauthorized();
  return address.trim().toLowerCase();
}
