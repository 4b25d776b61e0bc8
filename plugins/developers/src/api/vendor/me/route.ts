import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { permissions } from "../../../domain/roles";
import { toOwnAccount } from "../../../http/profile";
import { isAllowed, vendorOf } from "../../../http/vendor-context";

/** The signed-in member, or the key that calls, and the account they act for, with what they may do now. */
export const GET = (req: MedusaRequest, res: MedusaResponse) => {
  const { developer, member, apiKey } = vendorOf(req);
  res.json({
    member: member && {
      id: member.id,
      email: member.email,
      first_name: member.first_name,
      last_name: member.last_name,
      name: nameOf(member),
      role: member.role,
    },
    api_key: apiKey && { id: apiKey.id, name: apiKey.name, scopes: apiKey.scopes, expires_at: apiKey.expires_at },
    developer: toOwnAccount(developer),
    permissions: permissions.filter((permission) => isAllowed(req, permission)),
  });
};

function nameOf(member: { first_name: string | null; last_name: string | null; email: string }): string {
  return [member.first_name, member.last_name].filter(Boolean).join(" ") || member.email;
}
