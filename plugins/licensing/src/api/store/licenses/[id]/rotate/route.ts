import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { databaseOf } from "@mintreu/kit/http/knex";
import { parseOrRefuse } from "@mintreu/kit/http/validate";
import { actorOf } from "../../../../../http/actor";
import { toCustomerLicense } from "../../../../../http/license-views";
import { heldLicense } from "../../../../../http/own-license";
import { findLicense } from "../../../../../queries/list-licenses";
import { rotateLicenseKeyWorkflow } from "../../../../../workflows/rotate-license-key";
import { rotateBody } from "../../life-validators";

/** A new key; the old one works for the hours of grace. `reveal` shows the new one. */
export const POST = async (req: MedusaRequest, res: MedusaResponse) => {
  const { id } = await heldLicense(req);
  const { grace_hours, reason = null } = parseOrRefuse(rotateBody, req.body ?? {});
  await rotateLicenseKeyWorkflow(req.scope).run({ input: { license_id: id, grace_hours, reason, actor: actorOf(req, "customer") } });
  const license = await findLicense(databaseOf(req.scope), { id });
  res.json({ license: license && toCustomerLicense(license) });
};
