import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { toMember } from "../../../http/member-views";
import { vendorOf } from "../../../http/vendor-context";
import { DEVELOPERS_MODULE } from "../../../modules/developers";
import type { MemberRecord } from "../../../modules/developers/rows";
import type DevelopersModuleService from "../../../modules/developers/service";

/** The members of the caller's account, oldest first. */
export const GET = async (req: MedusaRequest, res: MedusaResponse) => {
  const { limit, offset } = req.validatedQuery as { limit: number; offset: number };
  const developers = req.scope.resolve<DevelopersModuleService>(DEVELOPERS_MODULE);
  const [rows, count] = await developers.listAndCountDeveloperMembers(
    { developer_id: vendorOf(req).developer.id },
    { order: { created_at: "ASC", id: "ASC" }, take: limit, skip: offset },
  );
  res.json({ members: rows.map((row) => toMember(row as unknown as MemberRecord)), count, limit, offset });
};
