import type { MedusaRequest } from "@medusajs/framework/http";
import { notFound } from "@mintreu/kit/domain/errors";
import { databaseOf } from "@mintreu/kit/http/knex";
import { parseOrRefuse } from "@mintreu/kit/http/validate";
import { rotateByOthersBody } from "../api/vendor/licenses/life-validators";
import { findLicense, type LicenseView } from "../queries/list-licenses";
import { rotateLicenseKeyWorkflow } from "../workflows/rotate-license-key";
import { actorOf } from "./actor";

/** A developer or an admin rotates a holder's key, with a reason. */
export async function rotateFor(req: MedusaRequest, id: string, actorType: "developer" | "user"): Promise<LicenseView> {
  const { grace_hours, reason } = parseOrRefuse(rotateByOthersBody, req.body ?? {});
  await rotateLicenseKeyWorkflow(req.scope).run({ input: { license_id: id, grace_hours, reason, actor: actorOf(req, actorType) } });
  const license = await findLicense(databaseOf(req.scope), { id });
  if (!license) throw notFound("license");
  return license;
}
