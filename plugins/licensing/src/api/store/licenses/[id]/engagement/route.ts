import type { AuthenticatedMedusaRequest, MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { DomainError, notFound } from "@mintreu/kit/domain/errors";
import { databaseOf } from "@mintreu/kit/http/knex";
import { parseOrRefuse } from "@mintreu/kit/http/validate";
import { readEngagement, toCustomerEngagement } from "../../../../../http/engagement-views";
import { findLicense } from "../../../../../queries/list-licenses";
import { requestEngagementWorkflow } from "../../../../../workflows/request-engagement";
import { requestBody } from "../../../engagements/validators";

/**
 * The holder asks for the work that their licence pays for; a guest claims the licence first. Errors: license.not_found,
 * engagement.not_a_service, .license_not_active, .already_requested.
 */
export const POST = async (req: MedusaRequest, res: MedusaResponse) => {
  const customer_id = (req as AuthenticatedMedusaRequest).auth_context?.actor_id;
  if (!customer_id) throw new DomainError("unauthorized", "request.unauthorized", "Sign in to begin the work of your licence.");
  const license_id = String(req.params["id"]);
  const knex = databaseOf(req.scope);
  if (!(await findLicense(knex, { id: license_id, customer_id }))) throw notFound("license");
  const { message } = parseOrRefuse(requestBody, req.body ?? {});
  const { result } = await requestEngagementWorkflow(req.scope).run({ input: { license_id, customer_id, message } });
  const engagement = await readEngagement(knex, { id: result.id, customer_id });
  res.status(result.changed ? 201 : 200).json({ engagement: toCustomerEngagement(engagement) });
};
