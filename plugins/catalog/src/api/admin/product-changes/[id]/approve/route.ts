import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { answerChange, readDecision } from "../../../../../http/admin-change";
import { approveProductChangeWorkflow } from "../../../../../workflows/approve-product-change";
import { approveChangeBody } from "../../validators";

export const POST = async (req: MedusaRequest, res: MedusaResponse) => {
  const { body: _body, ...decision } = await readDecision(req, approveChangeBody);
  await approveProductChangeWorkflow(req.scope).run({ input: decision });
  await answerChange(req, res);
};
