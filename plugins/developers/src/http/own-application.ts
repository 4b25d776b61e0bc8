import type { AuthenticatedMedusaRequest, MedusaRequest } from "@medusajs/framework/http";
import { DEVELOPERS_MODULE } from "../modules/developers";
import type DevelopersModuleService from "../modules/developers/service";

/** The newest application of the signed-in identity, as its applicant may see it; null when there is none. */
export async function ownApplication(req: MedusaRequest) {
  const { auth_identity_id } = (req as AuthenticatedMedusaRequest).auth_context;
  const developers = req.scope.resolve<DevelopersModuleService>(DEVELOPERS_MODULE);
  const [row] = await developers.listDevelopers({ applicant_auth_identity_id: auth_identity_id }, { order: { created_at: "DESC", id: "ASC" }, take: 1 });
  if (!row) return null;
  const { handle, display_name, status, status_reason, created_at } = row;
  return { handle, display_name, status, status_reason, created_at };
}
