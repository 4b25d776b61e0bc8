import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { requirePermission, unauthorized, vendorOf } from "@mintreu/developers/http/vendor-context";
import { readCloudEvents } from "../../../../http/read-cloud-events";
import { reportUsageWorkflow } from "../../../../workflows/report-usage";

/** Usage that a developer's own server reports with an API key of the account. */
export const POST = async (req: MedusaRequest, res: MedusaResponse) => {
  const { developer, apiKey } = vendorOf(req);
  if (!apiKey) throw unauthorized();
  requirePermission(req, "usage.write");
  const events = await readCloudEvents(req);
  const { result } = await reportUsageWorkflow(req.scope).run({ input: { developer_id: developer.id, events } });
  res.json(result);
};
