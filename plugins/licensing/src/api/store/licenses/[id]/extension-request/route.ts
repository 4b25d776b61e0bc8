import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { databaseOf } from "@mintreu/kit/http/knex";
import { parseOrRefuse } from "@mintreu/kit/http/validate";
import { actorOf } from "../../../../../http/actor";
import { heldLicense } from "../../../../../http/own-license";
import { toHoldersExtension } from "../../../../../http/request-views";
import { findLastExtension } from "../../../../../queries/license-requests";
import { requestLicenseExtensionWorkflow } from "../../../../../workflows/request-license-extension";
import { extensionBody } from "../../life-validators";

/** The caller's last request for more days, or null. */
export const GET = async (req: MedusaRequest, res: MedusaResponse) => {
  const { id, customer_id } = await heldLicense(req);
  const request = await findLastExtension(databaseOf(req.scope), id, customer_id);
  res.json({ extension_request: request && toHoldersExtension(request) });
};

/** Asks the developer for more days. */
export const POST = async (req: MedusaRequest, res: MedusaResponse) => {
  const { id, customer_id } = await heldLicense(req);
  const { message, days } = parseOrRefuse(extensionBody, req.body ?? {});
  const input = { license_id: id, customer_id, message, days, actor: actorOf(req, "customer") };
  const { result } = await requestLicenseExtensionWorkflow(req.scope).run({ input });
  res.status(201).json({ extension_request: toHoldersExtension(result) });
};
