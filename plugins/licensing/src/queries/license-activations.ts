import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { ActivationRecord } from "../modules/licensing/rows";

/** One page of a licence's activations, active ones first, then the newest. */
export async function listActivations(
  knex: Knex,
  licenseId: string,
  page: { limit: number; offset: number },
): Promise<{ activations: ActivationRecord[]; count: number }> {
  const [{ rows }, { rows: counted }] = await Promise.all([
    knex.raw<{ rows: ActivationRecord[] }>(`select * from license_activation where license_id = ? order by status, created_at desc, id desc limit ? offset ?`, [
      licenseId,
      page.limit,
      page.offset,
    ]),
    knex.raw<{ rows: { count: string }[] }>(`select count(*) as count from license_activation where license_id = ?`, [licenseId]),
  ]);
  return { activations: rows, count: Number(counted[0]?.count ?? 0) };
}
