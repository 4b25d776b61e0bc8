import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { z } from "@medusajs/framework/zod";
import { parseOrRefuse } from "@mintreu/kit/http/validate";
import { actorOf } from "../../../../../http/actor";
import { licensingOf } from "../../../../../http/license-key";
import { ownLicense } from "../../../../../http/license-scope";

const ipsBody = z.strictObject({ rules: z.array(z.string().trim().min(1).max(100)).max(200) });

function answer(res: MedusaResponse, ips: readonly string[]): void {
  res.json({ ips, count: ips.length, limit: ips.length, offset: 0 });
}

export const GET = async (req: MedusaRequest, res: MedusaResponse) => {
  const { id } = await ownLicense(req);
  answer(res, (await licensingOf(req).findLicenseRow(id)).ip_rules as unknown as string[]);
};

/** Replaces the addresses and CIDR blocks that the licence may be used from; an empty list allows all. */
export const POST = async (req: MedusaRequest, res: MedusaResponse) => {
  const { id } = await ownLicense(req);
  const { rules } = parseOrRefuse(ipsBody, req.body ?? {});
  answer(res, (await licensingOf(req).setIps(id, rules, actorOf(req, "customer"))).ip_rules as unknown as string[]);
};
