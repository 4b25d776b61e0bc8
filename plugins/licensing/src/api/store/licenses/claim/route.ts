import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { databaseOf } from "@mintreu/kit/http/knex";
import { parseOrRefuse } from "@mintreu/kit/http/validate";
import { actorOf } from "../../../../http/actor";
import { toCustomerLicense } from "../../../../http/license-views";
import { customerIdOf } from "../../../../http/own-license";
import { listLicenses } from "../../../../queries/list-licenses";
import { claimLicensesWorkflow } from "../../../../workflows/claim-licenses";
import { claimBody } from "../life-validators";

const SHOWN = 100;

/** What the link of a mail opens becomes the signed-in customer's: licences bought as a guest, or one that is handed over. */
export const POST = async (req: MedusaRequest, res: MedusaResponse) => {
  const customer_id = customerIdOf(req);
  const { token } = parseOrRefuse(claimBody, req.body ?? {});
  const { result } = await claimLicensesWorkflow(req.scope).run({ input: { token, customer_id, actor: actorOf(req, "customer") } });
  const ids = [...result.claimed, ...result.transferred.map(({ license_id }) => license_id)];
  const { licenses } = await listLicenses(databaseOf(req.scope), { ids }, { limit: SHOWN, offset: 0 });
  res.json({ licenses: licenses.map(toCustomerLicense), count: ids.length, limit: SHOWN, offset: 0 });
};
