import type { MedusaRequest } from "@medusajs/framework/http";
import { z } from "@medusajs/framework/zod";
import { parseOrRefuse } from "@mintreu/kit/http/validate";
import type { Actor } from "../modules/licensing/rows";
import { actorOf } from "./actor";
import { licensingOf } from "./license-key";

const count = z.int().min(1).max(1_000_000_000_000);
const slots = z.int().min(1).max(1_000_000);
const quota = count.nullable().optional();

/** At least one limit beside the reason. */
export const licenseLimitsBody = z
  .strictObject({
    reason: z.string().trim().min(3).max(300),
    activation_limit: slots.nullable().optional(),
    domain_limit: slots.nullable().optional(),
    domain_changes_allowed: z.int().min(0).max(10_000).optional(),
    domain_changes_window_days: z.int().min(1).max(3650).optional(),
    domain_proof: z.boolean().optional(),
    offline_days: z.int().min(0).max(3650).optional(),
    limits: z
      .strictObject({
        rpm: quota,
        rph: quota,
        rpd: quota,
        concurrent: quota,
        calls_per_month: quota,
        bandwidth_bytes_per_month: quota,
        error_rate_percent: z.int().min(1).max(100).nullable().optional(),
      })
      .optional(),
  })
  .refine(({ reason: _reason, ...limits }) => Object.values(limits).some((value) => value !== undefined), { message: "names no limit" });

/** Sets what the body names for one licence, after the caller's right to it was seen. */
export async function setLimits(req: MedusaRequest, id: string, actorType: Actor["actor_type"]): Promise<void> {
  const { reason, limits, ...columns } = parseOrRefuse(licenseLimitsBody, req.body ?? {});
  const quotas = limits && (Object.fromEntries(Object.entries(limits).filter(([, value]) => value !== undefined)) as Record<string, number | null>);
  await licensingOf(req).setLimits(id, { ...columns, limits: quotas }, reason, actorOf(req, actorType));
}
