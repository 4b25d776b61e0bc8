import type { MedusaContainer } from "@medusajs/framework/types";
import { addDays, clock } from "@mintreu/kit/domain/clock";
import { databaseOf } from "@mintreu/kit/http/knex";

const AT_ONCE = 500;
/** Events may name a lease for as long as they may come late. */
const KEPT_DAYS = 45;

/** Gives back what silent gateways had leased, and forgets leases that no event can name any more. */
export default async function closeUsageLeases(container: MedusaContainer): Promise<void> {
  const knex = databaseOf(container);
  let closed: number;
  do {
    const { rows } = await knex.raw<{ rows: { closed: string }[] }>(`select usage_close_ended(?) as closed`, [AT_ONCE]);
    closed = Number(rows[0]?.closed ?? 0);
  } while (closed === AT_ONCE);
  await knex.raw(`delete from usage_lease where id in (select id from usage_lease where closed_at < ? limit ?)`, [
    addDays(clock.now(), -KEPT_DAYS),
    AT_ONCE * 20,
  ]);
}

export const config = { name: "close-usage-leases", schedule: "* * * * *" };
