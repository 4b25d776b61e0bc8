import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/** The newest log rows of a licence. */
export async function listLicenseLogs(knex: Knex, licenseId: string, limit: number) {
  const { rows } = await knex.raw<{ rows: Record<string, unknown>[] }>(
    `select id, action, actor_type, actor_id, ip, user_agent, domain, reason, created_at
       from license_log where license_id = ? order by created_at desc, id desc limit ?`,
    [licenseId, limit],
  );
  return rows;
}
