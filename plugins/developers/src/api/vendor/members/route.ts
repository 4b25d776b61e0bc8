import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { vendorOf } from "../../../http/vendor-context";
import { DEVELOPERS_MODULE } from "../../../modules/developers";
import type DevelopersModuleService from "../../../modules/developers/service";

/** The members of the caller's account. */
export const GET = async (req: MedusaRequest, res: MedusaResponse) => {
  const { developer } = vendorOf(req);
  const developers = req.scope.resolve<DevelopersModuleService>(DEVELOPERS_MODULE);
  const [rows, count] = await developers.listAndCountDeveloperMembers({ developer_id: developer.id }, { order: { created_at: "ASC" }, take: 100 });
  const members = rows.map(({ id, email, first_name, last_name, role, created_at }) => ({ id, email, first_name, last_name, role, created_at }));
  res.json({ members, count, limit: 100, offset: 0 });
};
