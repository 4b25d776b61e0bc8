import type { MedusaContainer } from "@medusajs/framework/types";
import { addDays, clock } from "@mintreu/kit/domain/clock";
import { invariant } from "@mintreu/kit/domain/errors";
import { databaseOf } from "@mintreu/kit/http/knex";
import { postEngagementMessageWorkflow } from "@mintreu/licensing/workflows/post-engagement-message";
import { requestEngagementWorkflow } from "@mintreu/licensing/workflows/request-engagement";
import { takeEngagementStepWorkflow } from "@mintreu/licensing/workflows/take-engagement-step";
import type { DemoEngagement } from "../demo/engagements";

export interface EngagementsSeed {
  engagements: readonly DemoEngagement[];
  customerIds: Map<string, string>;
}

/** One that went further than its request is left alone: it may be somebody's by now. */
export async function seedEngagements(container: MedusaContainer, { engagements, customerIds }: EngagementsSeed): Promise<void> {
  for (const demo of engagements) {
    const customer_id = customerIds.get(demo.customer) ?? "";
    const { license_id, member_id, begun } = await findSubject(container, demo.package_sku, customer_id);
    if (begun) continue;
    const { result } = await requestEngagementWorkflow(container).run({ input: { license_id, customer_id, message: demo.request } });
    const developer = { engagement_id: result.id, party: "developer" as const, actor_id: member_id, attachment_ids: [] };
    const customer = { ...developer, party: "customer" as const, actor_id: customer_id };
    await postEngagementMessageWorkflow(container).run({ input: { ...developer, body: demo.question } });
    await postEngagementMessageWorkflow(container).run({ input: { ...customer, body: demo.answer } });
    const scheduled_for = addDays(clock.now(), demo.in_days).toISOString();
    await takeEngagementStepWorkflow(container).run({ input: { ...developer, action: "schedule" as const, body: demo.invitation, scheduled_for } });
  }
}

async function findSubject(container: MedusaContainer, sku: string, customerId: string) {
  const { rows } = await databaseOf(container).raw<{ rows: { license_id: string; member_id: string; begun: boolean }[] }>(
    `select l.id as license_id, m.id as member_id,
            exists (select 1 from engagement e where e.license_id = l.id and e.status <> 'requested') as begun
       from license l
       join product_variant v on v.id = l.variant_id and v.sku = ?
       join developer_member m on m.developer_id = l.developer_id and m.role = 'owner' and m.deleted_at is null
      where l.customer_id = ? order by l.created_at, m.created_at limit 1`,
    [sku, customerId],
  );
  invariant(rows[0], `a licence of ${sku} was seeded before`);
  return rows[0];
}
