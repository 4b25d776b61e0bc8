import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { Modules } from "@medusajs/framework/utils";
import { DEVELOPERS_MODULE } from "../../../modules/developers";
import type DevelopersModuleService from "../../../modules/developers/service";
import type { DeveloperRecord } from "../../../modules/developers/service";
import { applyAsDeveloperWorkflow } from "../../../workflows/apply-as-developer";
import type { ApplyBody } from "./validators";

/** The caller's own applications, newest first. */
export const GET = async (req: AuthenticatedMedusaRequest, res: MedusaResponse) => {
  const developers = req.scope.resolve<DevelopersModuleService>(DEVELOPERS_MODULE);
  const [rows, count] = await developers.listAndCountDevelopers(
    { applicant_auth_identity_id: req.auth_context.auth_identity_id },
    { order: { created_at: "DESC" }, take: 20 },
  );
  res.json({ developer_applications: rows.map((row) => toApplication(row as unknown as DeveloperRecord)), count, limit: 20, offset: 0 });
};

/** A signed-in customer applies as developer. */
export const POST = async (req: AuthenticatedMedusaRequest<ApplyBody>, res: MedusaResponse) => {
  const customer = await req.scope.resolve(Modules.CUSTOMER).retrieveCustomer(req.auth_context.actor_id);
  const { result } = await applyAsDeveloperWorkflow(req.scope).run({
    input: {
      ...req.validatedBody,
      applicant_email: customer.email,
      applicant_first_name: customer.first_name,
      applicant_last_name: customer.last_name,
      applicant_customer_id: customer.id,
      applicant_auth_identity_id: req.auth_context.auth_identity_id,
    },
  });
  res.status(201).json({ developer_application: toApplication(result as unknown as DeveloperRecord) });
};

function toApplication(row: DeveloperRecord) {
  const { id, handle, display_name, legal_name, country, website, status, status_reason, created_at } = row;
  return { id, handle, display_name, legal_name, country, website, status, status_reason, created_at };
}
