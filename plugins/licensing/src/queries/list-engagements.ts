import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { EngagementStatus } from "../domain/engagement-status";

export interface EngagementFilter {
  id?: string | undefined;
  /** Who holds the licence now. */
  customer_id?: string | undefined;
  developer_id?: string | undefined;
  license_id?: string | undefined;
  product_id?: string | undefined;
  status?: EngagementStatus | undefined;
  /** Part of the product's title or of the customer's e-mail. */
  q?: string | undefined;
}

/** An engagement as both of its parties see it; what was said comes with one, not with a list. */
export interface EngagementView {
  id: string;
  license_id: string;
  product_id: string;
  product_title: string | null;
  product_handle: string | null;
  package_title: string | null;
  developer_id: string;
  developer_handle: string;
  developer_name: string;
  customer_id: string | null;
  customer_email: string;
  customer_name: string | null;
  status: EngagementStatus;
  scheduled_for: Date | null;
  delivered_at: Date | null;
  accepted_at: Date | null;
  messages_count: number;
  last_message_at: Date;
  created_at: Date;
}

const select = `
  select e.id, e.license_id, e.product_id, p.title as product_title, p.handle as product_handle, v.title as package_title,
         e.developer_id, d.handle as developer_handle, d.display_name as developer_name,
         l.customer_id, l.email as customer_email, nullif(concat_ws(' ', c.first_name, c.last_name), '') as customer_name,
         e.status, e.scheduled_for, e.delivered_at, e.accepted_at, m.count as messages_count, m.last_at as last_message_at, e.created_at`;

const from = `
  from engagement e
  join license l on l.id = e.license_id
  join developer d on d.id = e.developer_id
  left join product p on p.id = e.product_id
  left join product_variant v on v.id = l.variant_id
  left join customer c on c.id = l.customer_id and c.deleted_at is null`;

const talk = `
  cross join lateral (select count(*)::int as count, max(created_at) as last_at from engagement_message where engagement_id = e.id) m`;

/** One page of engagements, newest first, with the number of all that match. */
export async function listEngagements(
  knex: Knex,
  filter: EngagementFilter,
  page: { limit: number; offset: number },
): Promise<{ engagements: EngagementView[]; count: number }> {
  const { where, params } = conditionsOf(filter);
  const [{ rows }, { rows: counted }] = await Promise.all([
    knex.raw<{ rows: EngagementView[] }>(`${select} ${from} ${talk} ${where} order by e.created_at desc, e.id desc limit ? offset ?`, [
      ...params,
      page.limit,
      page.offset,
    ] as never[]),
    knex.raw<{ rows: { count: string }[] }>(`select count(*) as count ${from} ${where}`, params as never[]),
  ]);
  return { engagements: rows, count: Number(counted[0]?.count ?? 0) };
}

/** One engagement that fits the whole filter, or null: scope goes into the filter, never beside it. */
export async function findEngagement(knex: Knex, filter: EngagementFilter & { id: string }): Promise<EngagementView | null> {
  const { engagements } = await listEngagements(knex, filter, { limit: 1, offset: 0 });
  return engagements[0] ?? null;
}

function conditionsOf(filter: EngagementFilter): { where: string; params: unknown[] } {
  const conditions: [string, unknown[]][] = [["e.deleted_at is null", []]];
  for (const column of ["id", "developer_id", "license_id", "product_id", "status"] as const) {
    if (filter[column] !== undefined) conditions.push([`e.${column} = ?`, [filter[column]]]);
  }
  if (filter.customer_id !== undefined) conditions.push(["l.customer_id = ?", [filter.customer_id]]);
  if (filter.q) {
    const pattern = `%${filter.q.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
    conditions.push(["(p.title ilike ? or l.email ilike ? or d.display_name ilike ? or e.id = ?)", [pattern, pattern, pattern, filter.q]]);
  }
  return { where: `where ${conditions.map(([sql]) => sql).join(" and ")}`, params: conditions.flatMap(([, values]) => values) };
}
