import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/** Counting stops here: a licence may have millions of rows, and nobody turns that many pages. */
const MAX_COUNT = 10_000;

/** The newest log rows of a licence. */
export async function listLicenseLogs(knex: Knex, licenseId: string, limit: number, offset = 0) {
  const { rows } = await knex.raw<{ rows: Record<string, unknown>[] }>(
    `select id, action, actor_type, actor_id, ip, user_agent, domain, reason, created_at
       from license_log where license_id = ? order by created_at desc, id desc limit ? offset ?`,
    [licenseId, limit, offset],
  );
  return rows;
}

/** How many log rows a licence has, up to 10,000. */
export async function countLicenseLogs(knex: Knex, licenseId: string): Promise<number> {
  const { rows } = await knex.raw<{ rows: { count: string }[] }>(
    `select count(*) as count from (select 1 from license_log where license_id = ? limit ?) counted`,
    [licenseId, MAX_COUNT],
  );
  return Number(rows[0]?.count ?? 0);
}
