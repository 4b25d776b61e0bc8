import type { EntityManager } from "@medusajs/framework/mikro-orm/knex";
import type { LicenseStatus } from "../../domain/license-status";
import { lengthOf } from "../../domain/license-term";
import { type RenewableLicense, whyNotRenewed } from "../../domain/renewal";
import { appendLog } from "./license-log";
import { insertPeriod, reviveLicense, settlePeriods } from "./periods";
import type { SoldLine, SoldOrder } from "./rows";

/** A line that adds to a licence instead of giving one, and whether it has done so. */
export interface Renewal {
  license_id: string;
  kind: "renewal" | "change";
  period: "none" | "live" | "removed";
}

type LockedLicense = RenewableLicense & { id: string; status: LicenseStatus };

/**
 * Which lines of an order renew, by line. What was added once stays decided; for the rest the buyer must
 * hold the licence that the line names. A line that names one in vain gives a new licence like any other:
 * whoever has paid gets what they paid for.
 */
export async function findRenewals(manager: EntityManager, order: SoldOrder): Promise<Map<string, Renewal>> {
  const lines = JSON.stringify(order.lines.map(({ order_line_id }) => order_line_id));
  const added = await manager.execute<{ order_line_id: string; license_id: string; kind: Renewal["kind"]; live: boolean }[]>(
    `select order_line_id, license_id, kind, removed_at is null as live from license_period
      where kind in ('renewal','change') and order_line_id in (select jsonb_array_elements_text(?::jsonb))`,
    [lines],
  );
  const renewals = new Map<string, Renewal>(
    added.map(({ order_line_id, license_id, kind, live }) => [order_line_id, { license_id, kind, period: live ? "live" : "removed" }]),
  );
  for (const line of order.lines) {
    if (renewals.has(line.order_line_id) || line.license_id === null) continue;
    const renewal = await judgeLine(manager, order, line);
    if (renewal) renewals.set(line.order_line_id, renewal);
  }
  return renewals;
}

async function judgeLine(manager: EntityManager, order: SoldOrder, line: SoldLine): Promise<Renewal | null> {
  const issued = await manager.execute(`select 1 from license where order_line_id = ? limit 1`, [line.order_line_id]);
  if (issued.length > 0) return null;
  const [license] = await manager.execute<LockedLicense[]>(`select * from license where id = ? for update`, [line.license_id]);
  if (!license || whyNotRenewed(license, { ...line, customer_id: order.customer_id })) return null;
  return { license_id: license.id, kind: license.package_id === line.package_id ? "renewal" : "change", period: "none" };
}

/** Adds what the line paid for. A renewal keeps the licence's terms, a change takes those of the new package. */
export async function addRenewal(manager: EntityManager, renewal: Renewal, line: SoldLine, now: Date): Promise<void> {
  const { package_id, variant_id, terms } = line;
  const [license] = await manager.execute<LockedLicense[]>(`select * from license where id = ? for update`, [renewal.license_id]);
  if (!license) return;
  await insertPeriod(manager, {
    ...lengthOf(terms),
    license_id: license.id,
    kind: renewal.kind,
    order_line_id: line.order_line_id,
    granted_at: now,
    package: renewal.kind === "change" ? { package_id, variant_id, terms } : null,
    actor_id: null,
  });
  const span = await settlePeriods(manager, license.id);
  if (span) await reviveLicense(manager, license, span, now);
  const action = renewal.kind === "change" ? "package_changed" : "renewed";
  await appendLog(manager, {
    actor_type: "customer",
    actor_id: license.customer_id,
    license_id: license.id,
    action,
    reason: `order line ${line.order_line_id}`,
  });
}
