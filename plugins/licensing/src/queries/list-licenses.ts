import type { Knex } from "@medusajs/framework/mikro-orm/knex";

export interface LicenseFilter {
  id?: string | undefined;
  ids?: string[] | undefined;
  customer_id?: string | undefined;
  developer_id?: string | undefined;
  order_id?: string | undefined;
  product_id?: string | undefined;
  package_id?: string | undefined;
  license_type?: string | undefined;
  /** Ends before then; what lasts for ever does not. */
  expiring_before?: Date | undefined;
  status?: string | undefined;
  /** Only what is still with its buyer: then the order opens it. */
  untransferred?: boolean | undefined;
  q?: string | undefined;
}

/** A licence as its holder sees it; keys only in their masked form. */
export interface LicenseView {
  id: string;
  status: string;
  product_id: string;
  product_title: string | null;
  product_handle: string | null;
  product_thumbnail: string | null;
  package_id: string;
  package_title: string | null;
  product_type: string;
  developer_id: string;
  developer_handle: string;
  developer_name: string;
  /** Null for a licence that its developer gave by hand or imported. */
  order_id: string | null;
  order_display_id: number | null;
  order_line_id: string | null;
  ordinal: number;
  customer_id: string | null;
  customer_email: string;
  customer_name: string | null;
  masked_key: string;
  license_type: string;
  billing: string;
  expires_at: Date | null;
  updates_until: Date | null;
  activation_limit: number | null;
  domain_limit: number | null;
  limits: Record<string, number>;
  features: string[];
  created_at: Date;
}

const select = `
  select l.id, l.status, l.product_id, p.title as product_title, p.handle as product_handle, p.thumbnail as product_thumbnail,
         l.package_id, v.title as package_title, l.product_type, l.developer_id, d.handle as developer_handle, d.display_name as developer_name,
         l.order_id, o.display_id as order_display_id, l.order_line_id, l.ordinal,
         l.customer_id, l.email as customer_email, nullif(concat_ws(' ', c.first_name, c.last_name), '') as customer_name,
         k.masked as masked_key, l.license_type, l.billing, l.expires_at, l.updates_until, l.activation_limit, l.domain_limit,
         l.terms->'limits' as limits, l.terms->'features' as features, l.created_at`;

const from = `
  from license l
  join developer d on d.id = l.developer_id
  left join license_key k on k.license_id = l.id and k.valid_until is null and k.deleted_at is null
  left join product p on p.id = l.product_id
  left join product_variant v on v.id = l.variant_id
  left join "order" o on o.id = l.order_id
  left join customer c on c.id = l.customer_id`;

/** One page of licences, newest first, with the number of all that match. */
export async function listLicenses(
  knex: Knex,
  filter: LicenseFilter,
  page: { limit: number; offset: number },
): Promise<{ licenses: LicenseView[]; count: number }> {
  const { where, params } = conditionsOf(filter);
  const [{ rows }, { rows: counted }] = await Promise.all([
    knex.raw<{ rows: LicenseView[] }>(`${select} ${from} ${where} order by l.created_at desc, l.order_line_id, l.ordinal limit ? offset ?`, [
      ...params,
      page.limit,
      page.offset,
    ] as never[]),
    knex.raw<{ rows: { count: string }[] }>(`select count(*) as count ${from} ${where}`, params as never[]),
  ]);
  return { licenses: rows, count: Number(counted[0]?.count ?? 0) };
}

/** One licence that fits the whole filter, or null: scope goes into the filter, never beside it. */
export async function findLicense(knex: Knex, filter: LicenseFilter & { id: string }): Promise<LicenseView | null> {
  const { licenses } = await listLicenses(knex, filter, { limit: 1, offset: 0 });
  return licenses[0] ?? null;
}

function conditionsOf(filter: LicenseFilter): { where: string; params: unknown[] } {
  const conditions: [string, unknown[]][] = [];
  for (const column of ["id", "customer_id", "developer_id", "order_id", "product_id", "package_id", "license_type", "status"] as const) {
    if (filter[column] !== undefined) conditions.push([`l.${column} = ?`, [filter[column]]]);
  }
  if (filter.expiring_before) conditions.push(["l.expires_at < ?", [filter.expiring_before]]);
  if (filter.untransferred) conditions.push(["l.transferred_at is null", []]);
  if (filter.ids) conditions.push(["l.id = any(?)", [filter.ids]]);
  if (filter.q) {
    const pattern = `%${filter.q.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
    conditions.push(["(l.email ilike ? or p.title ilike ? or k.masked ilike ? or l.id = ?)", [pattern, pattern, pattern, filter.q]]);
  }
  const where = conditions.length > 0 ? `where ${conditions.map(([sql]) => sql).join(" and ")}` : "";
  return { where, params: conditions.flatMap(([, values]) => values) };
}

/** Those of the ids that are licences of the developer. */
export async function findOwnIds(knex: Knex, developerId: string, ids: readonly string[]): Promise<Set<string>> {
  const { rows } = await knex.raw<{ rows: { id: string }[] }>(`select id from license where developer_id = ? and id = any(?)`, [developerId, [...ids]]);
  return new Set(rows.map(({ id }) => id));
}
