import type { EntityManager } from "@medusajs/framework/mikro-orm/knex";
import { invariant } from "@mintreu/kit/domain/errors";
import type { KeyRing } from "../../domain/key-ring";
import { type IssuedLicense, planLicenses, unitsRefunded } from "../../domain/license-plan";
import { lengthOf } from "../../domain/license-term";
import { createLicense } from "./create-license";
import { appendLog } from "./license-log";
import { settlePeriods } from "./periods";
import { addRenewal, findRenewals } from "./renewals";
import type { LicenseChanges, SoldLine, SoldOrder } from "./rows";

/** Refunded minor units by order line, read with the transaction's own connection. */
export type ReadRefunds = (execute: (sql: string, params: unknown[]) => Promise<Record<string, unknown>[]>, orderId: string) => Promise<Map<string, number>>;

const SYSTEM = { actor_type: "system" as const };

/**
 * Inside one transaction: lock the order, see what was refunded and issued, carry out the plan. Two
 * runs for one order follow each other, and the second finds nothing to do; a kill leaves nothing half
 * done. The unique keys on (order line, ordinal) and (licence, order line) would stop a second licence
 * or period even without the lock.
 */
export async function bringLicensesUpToDate(
  manager: EntityManager,
  order: SoldOrder,
  ring: KeyRing,
  readRefunds: ReadRefunds,
  now: Date,
): Promise<LicenseChanges> {
  await manager.execute(`select pg_advisory_xact_lock(hashtextextended(?, 0))`, [`licenses:${order.order_id}`]);
  const refunds = await readRefunds((sql, params) => manager.execute(sql, params), order.order_id);
  const existing = await manager.execute<IssuedLicense[]>(
    `select l.id, l.order_line_id, l.ordinal,
            exists (select 1 from license_period p where p.license_id = l.id and p.order_line_id = l.order_line_id and p.removed_at is null) as paid_for
       from license l where l.order_id = ?`,
    [order.order_id],
  );
  const changes: LicenseChanges = { issued: [], revoked: [], renewed: [] };
  const renewals = await findRenewals(manager, order);
  const lines = order.lines.map((line) => ({ ...line, refunded_minor: refunds.get(line.order_line_id) ?? 0 }));
  const plan = planLicenses(
    order,
    lines.filter(({ order_line_id }) => !renewals.has(order_line_id)),
    existing,
  );
  for (const { order_line_id, ordinal } of plan.issue) {
    const line = order.lines.find((one) => one.order_line_id === order_line_id);
    invariant(line, "a planned licence belongs to a line of its order");
    changes.issued.push(await issueLicense(manager, order, line, ordinal, ring, now));
  }
  for (const id of plan.withdraw) {
    const orderLineId = existing.find((license) => license.id === id)?.order_line_id;
    if (await removePeriod(manager, id, String(orderLineId), now)) changes.revoked.push(id);
  }
  for (const line of lines) {
    const renewal = renewals.get(line.order_line_id);
    if (!renewal) continue;
    const deserved = !order.canceled && unitsRefunded(line) === 0;
    if (deserved && order.settled && renewal.period === "none") {
      await addRenewal(manager, renewal, line, now);
      changes.renewed.push(renewal.license_id);
    }
    if (!deserved && renewal.period === "live" && (await removePeriod(manager, renewal.license_id, line.order_line_id, now))) {
      changes.revoked.push(renewal.license_id);
    }
  }
  return changes;
}

async function issueLicense(manager: EntityManager, order: SoldOrder, line: SoldLine, ordinal: number, ring: KeyRing, now: Date): Promise<string> {
  const { order_line_id, product_id, product_type, package_id, variant_id, developer_id, terms } = line;
  const { order_id, customer_id, email } = order;
  const id = await createLicense(
    manager,
    {
      ...{ product_id, product_type, package_id, variant_id, developer_id, terms, customer_id, email, ordinal },
      order: { order_id, order_line_id },
      issue_id: null,
      period: { kind: "purchase", ...lengthOf(terms), actor_id: null },
    },
    ring,
    now,
  );
  await appendLog(manager, { ...SYSTEM, license_id: id, action: "issued", reason: `order line ${order_line_id} no. ${ordinal}` });
  return id;
}

/** Removes what the line paid for; true when the licence rests on nothing any more and is revoked by it. */
async function removePeriod(manager: EntityManager, id: string, orderLineId: string, now: Date): Promise<boolean> {
  await manager.execute(`select 1 from license where id = ? for update`, [id]);
  await manager.execute(`update license_period set removed_at = ?, updated_at = now() where license_id = ? and order_line_id = ? and removed_at is null`, [
    now,
    id,
    orderLineId,
  ]);
  if (await settlePeriods(manager, id)) {
    await appendLog(manager, { ...SYSTEM, license_id: id, action: "period_removed", reason: `refund of order line ${orderLineId}` });
    return false;
  }
  const revoked = await manager.execute(`update license set status = 'revoked', updated_at = now() where id = ? and status <> 'revoked' returning id`, [id]);
  if (revoked.length === 0) return false;
  await appendLog(manager, { ...SYSTEM, license_id: id, action: "revoked", reason: "refund" });
  return true;
}
