import { randomInt } from "node:crypto";
import type { EntityManager } from "@medusajs/framework/mikro-orm/knex";
import { generateEntityId } from "@medusajs/framework/utils";
import { keyCodeOf } from "@mintreu/catalog/domain/product-type";
import { addDays } from "@mintreu/kit/domain/clock";
import { invariant } from "@mintreu/kit/domain/errors";
import type { KeyRing } from "../../domain/key-ring";
import { storeKey } from "../../domain/key-vault";
import { generateLicenseKey, maskLicenseKey } from "../../domain/license-key";
import { type IssuedLicense, planLicenses } from "../../domain/license-plan";
import { appendLog } from "./license-log";
import type { LicenseChanges, SoldLine, SoldOrder } from "./rows";

/** Refunded minor units by order line, read with the transaction's own connection. */
export type ReadRefunds = (execute: (sql: string, params: unknown[]) => Promise<Record<string, unknown>[]>, orderId: string) => Promise<Map<string, number>>;

const SYSTEM = { actor_type: "system" as const };

/**
 * Inside one transaction: lock the order, see what was refunded and issued, carry out the plan. Two
 * runs for one order follow each other, and the second finds nothing to do; a kill leaves nothing half
 * done. The unique key on (order line, ordinal) would stop a second licence even without the lock.
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
  const lines = order.lines.map((line) => ({ ...line, refunded_minor: refunds.get(line.order_line_id) ?? 0 }));
  const plan = planLicenses(order, lines, existing);
  const changes: LicenseChanges = { issued: [], revoked: [] };
  for (const { order_line_id, ordinal } of plan.issue) {
    const line = order.lines.find((one) => one.order_line_id === order_line_id);
    invariant(line, "a planned licence belongs to a line of its order");
    changes.issued.push(await insertLicense(manager, order, line, ordinal, ring, now));
  }
  for (const id of plan.withdraw) {
    const orderLineId = existing.find((license) => license.id === id)?.order_line_id;
    if (await removePeriod(manager, id, String(orderLineId), now)) changes.revoked.push(id);
  }
  return changes;
}

async function insertLicense(manager: EntityManager, order: SoldOrder, line: SoldLine, ordinal: number, ring: KeyRing, now: Date): Promise<string> {
  const id = generateEntityId(undefined, "lic");
  const { terms } = line;
  const updates_until = terms.updates_for_days === null ? null : addDays(now, terms.updates_for_days);
  await manager.execute(
    `insert into license (id, product_id, package_id, variant_id, developer_id, customer_id, email, order_id, order_line_id, ordinal,
                          product_type, license_type, billing, status, updates_until, activation_limit, domain_limit, terms, created_at)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'active', ?, ?, ?, ?::jsonb, ?)`,
    [
      ...[
        id,
        line.product_id,
        line.package_id,
        line.variant_id,
        line.developer_id,
        order.customer_id,
        order.email,
        order.order_id,
        line.order_line_id,
        ordinal,
      ],
      ...[line.product_type, terms.license_type, terms.billing, updates_until, terms.activation_limit, terms.domain_limit, JSON.stringify(terms), now],
    ],
  );
  const key = generateLicenseKey({ type_code: keyCodeOf(line.product_type), developer_id: line.developer_id, issued_at: now }, ring, (below) =>
    randomInt(below),
  );
  const { digest, sealed } = storeKey(key, ring);
  await manager.execute(`insert into license_key (id, license_id, digest, sealed, masked) values (?, ?, ?, ?, ?)`, [
    generateEntityId(undefined, "lickey"),
    id,
    digest,
    sealed,
    maskLicenseKey(key),
  ]);
  await manager.execute(`insert into license_period (id, license_id, order_line_id, starts_at) values (?, ?, ?, ?)`, [
    generateEntityId(undefined, "licper"),
    id,
    line.order_line_id,
    now,
  ]);
  await appendLog(manager, { ...SYSTEM, license_id: id, action: "issued", reason: `order line ${line.order_line_id} no. ${ordinal}` });
  return id;
}

/** Removes what the line paid for; true when the licence rests on nothing any more and is revoked by it. */
async function removePeriod(manager: EntityManager, id: string, orderLineId: string, now: Date): Promise<boolean> {
  await manager.execute(`update license_period set removed_at = ?, updated_at = now() where license_id = ? and order_line_id = ? and removed_at is null`, [
    now,
    id,
    orderLineId,
  ]);
  const revoked = await manager.execute(
    `update license set status = 'revoked', updated_at = now()
      where id = ? and status <> 'revoked' and not exists (select 1 from license_period p where p.license_id = license.id and p.removed_at is null)
      returning id`,
    [id],
  );
  if (revoked.length === 0) return false;
  await appendLog(manager, { ...SYSTEM, license_id: id, action: "revoked", reason: "refund" });
  return true;
}
