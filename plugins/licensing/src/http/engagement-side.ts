import type { AuthenticatedMedusaRequest, MedusaRequest } from "@medusajs/framework/http";
import { requirePermission, vendorOf } from "@mintreu/developers/http/vendor-context";
import type { Speaker } from "../modules/engagements/rows";
import type { EngagementFilter, EngagementView } from "../queries/list-engagements";
import { toCustomerEngagement, toDeveloperEngagement } from "./engagement-views";

/** From which door a request comes: what it may see, who speaks, whether they may write, and what they are shown. */
export interface EngagementSide {
  scope: (req: MedusaRequest) => EngagementFilter;
  speaker: (req: MedusaRequest) => Speaker;
  requireWrite: (req: MedusaRequest) => void;
  show: <Row extends EngagementView>(engagement: Row) => unknown;
}

function actorIdOf(req: MedusaRequest): string {
  return (req as AuthenticatedMedusaRequest).auth_context.actor_id;
}

export const customerSide: EngagementSide = {
  scope: (req) => ({ customer_id: actorIdOf(req) }),
  speaker: (req) => ({ party: "customer", actor_id: actorIdOf(req) }),
  requireWrite: () => undefined,
  show: toCustomerEngagement,
};

export const developerSide: EngagementSide = {
  scope: (req) => ({ developer_id: vendorOf(req).developer.id }),
  speaker: (req) => ({ party: "developer", actor_id: vendorOf(req).actorId }),
  // Work with customers, as their licences are: support may, an analyst may not.
  requireWrite: (req) => requirePermission(req, "licenses.write"),
  show: toDeveloperEngagement,
};

export const adminSide: EngagementSide = {
  scope: () => ({}),
  speaker: (req) => ({ party: "admin", actor_id: actorIdOf(req) }),
  requireWrite: () => undefined,
  show: (engagement) => engagement,
};
