import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { mayDo, memberRoles, type Permission } from "@mintreu/developers/domain/roles";

/** Members of an account who carry a permission, with the addresses that they signed up with. */
export async function listMembersToMail(knex: Knex, developerId: string, permission: Permission): Promise<{ id: string; email: string }[]> {
  const { rows } = await knex.raw<{ rows: { id: string; email: string }[] }>(
    `select id, email from developer_member where developer_id = ? and role = any(?) and deleted_at is null and email <> '' order by id`,
    [developerId, rolesWith(permission)] as never[],
  );
  return rows;
}

export function rolesWith(permission: Permission): string[] {
  return memberRoles.filter((role) => mayDo(role, permission));
}
