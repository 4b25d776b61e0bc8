import type { AuthenticatedMedusaRequest, MedusaRequest } from "@medusajs/framework/http";
import { callerIp } from "./caller-ip";
import type { Actor } from "../modules/licensing/rows";

/** Who makes this request, for the log. */
export function actorOf(req: MedusaRequest, actorType: Actor["actor_type"]): Actor {
  return {
    actor_type: actorType,
    actor_id: (req as AuthenticatedMedusaRequest).auth_context?.actor_id ?? null,
    ip: actorType === "product" ? callerIp(req) : (req.ip ?? null),
    user_agent: req.get("user-agent") ?? null,
  };
}
