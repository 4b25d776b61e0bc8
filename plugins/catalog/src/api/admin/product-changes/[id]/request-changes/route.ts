import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { answerChange, readDecision } from "../../../../../http/admin-change";
import { requestListingChangesWorkflow } from "../../../../../workflows/request-listing-changes";
import { requestChangesBody } from "../../validators";

export const POST = async (req: MedusaRequest, res: MedusaResponse) => {
  const { body, ...decision } = await readDecision(req, requestChangesBody);
  await requestListingChangesWorkflow(req.scope).run({ input: { ...decision, reason: body.reason } });
  await answerChange(req, res);
};
