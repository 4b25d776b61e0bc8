import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { databaseOf } from "@mintreu/kit/http/knex";
import { parseOrRefuse } from "@mintreu/kit/http/validate";
import { actorOf } from "../../../../../http/actor";
import { heldLicense } from "../../../../../http/own-license";
import { toSendersTransfer } from "../../../../../http/request-views";
import { findLastTransfer } from "../../../../../queries/license-requests";
import { cancelLicenseTransferWorkflow } from "../../../../../workflows/cancel-license-transfer";
import { requestLicenseTransferWorkflow } from "../../../../../workflows/request-license-transfer";
import { transferBody } from "../../life-validators";

/** The caller's last request to hand this licence over, or null. */
export const GET = async (req: MedusaRequest, res: MedusaResponse) => {
  const { id, customer_id } = await heldLicense(req);
  const transfer = await findLastTransfer(databaseOf(req.scope), id, customer_id);
  res.json({ license_transfer: transfer && toSendersTransfer(transfer) });
};

/** Asks the developer to let somebody else have the licence. */
export const POST = async (req: MedusaRequest, res: MedusaResponse) => {
  const { id, customer_id } = await heldLicense(req);
  const { email } = parseOrRefuse(transferBody, req.body ?? {});
  const input = { license_id: id, customer_id, email, actor: actorOf(req, "customer") };
  const { result } = await requestLicenseTransferWorkflow(req.scope).run({ input });
  res.status(201).json({ license_transfer: toSendersTransfer(result) });
};

/** Takes an open request back. */
export const DELETE = async (req: MedusaRequest, res: MedusaResponse) => {
  const { id, customer_id } = await heldLicense(req);
  const { result } = await cancelLicenseTransferWorkflow(req.scope).run({ input: { license_id: id, customer_id, actor: actorOf(req, "customer") } });
  res.json({ license_transfer: toSendersTransfer(result) });
};
