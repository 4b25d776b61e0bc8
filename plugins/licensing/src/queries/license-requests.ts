import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { ExtensionRecord } from "../modules/licensing/extensions";
import type { TransferRecord } from "../modules/licensing/transfers";

/** What a developer sees beside a request: which licence it is about, and whose. */
export interface RequestContext {
  masked_key: string | null;
  product_id: string;
  product_title: string | null;
  package_title: string | null;
  license_status: string;
  license_expires_at: Date | null;
  customer_email: string;
  customer_name: string | null;
}

export interface RequestFilter {
  developer_id: string;
  id?: string | undefined;
  status?: string | undefined;
  license_id?: string | undefined;
}

interface Page {
  limit: number;
  offset: number;
}

export async function findLastTransfer(knex: Knex, licenseId: string, customerId: string): Promise<TransferRecord | null> {
  const { rows } = await knex.raw<{ rows: TransferRecord[] }>(
    `select * from license_transfer where license_id = ? and from_customer_id = ? order by created_at desc, id desc limit 1`,
    [licenseId, customerId],
  );
  return rows[0] ?? null;
}

export async function findLastExtension(knex: Knex, licenseId: string, customerId: string): Promise<ExtensionRecord | null> {
  const { rows } = await knex.raw<{ rows: ExtensionRecord[] }>(
    `select * from license_extension_request where license_id = ? and customer_id = ? order by created_at desc, id desc limit 1`,
    [licenseId, customerId],
  );
  return rows[0] ?? null;
}

/** Transfers of a developer's licences, newest first. */
export function listTransfers(knex: Knex, filter: RequestFilter, page: Page) {
  return list<TransferRecord>(knex, "license_transfer", "from_customer_id", filter, page);
}

/** Requests for more days of a developer's licences, newest first. */
export function listExtensions(knex: Knex, filter: RequestFilter, page: Page) {
  return list<ExtensionRecord>(knex, "license_extension_request", "customer_id", filter, page);
}

async function list<Row>(
  knex: Knex,
  table: "license_transfer" | "license_extension_request",
  asker: "from_customer_id" | "customer_id",
  filter: RequestFilter,
  page: Page,
): Promise<{ rows: (Row & RequestContext)[]; count: number }> {
  const given = (["developer_id", "id", "status", "license_id"] as const).filter((column) => filter[column] !== undefined);
  const where = given.map((column) => `r.${column} = ?`).join(" and ");
  const params = given.map((column) => filter[column]);
  const [{ rows }, { rows: counted }] = await Promise.all([
    knex.raw<{ rows: (Row & RequestContext)[] }>(
      `select r.*, k.masked as masked_key, l.product_id, p.title as product_title, v.title as package_title, l.status as license_status,
              l.expires_at as license_expires_at, coalesce(c.email, l.email) as customer_email,
              nullif(concat_ws(' ', c.first_name, c.last_name), '') as customer_name
         from ${table} r
         join license l on l.id = r.license_id
         left join license_key k on k.license_id = l.id and k.valid_until is null and k.deleted_at is null
         left join product p on p.id = l.product_id
         left join product_variant v on v.id = l.variant_id
         left join customer c on c.id = r.${asker}
        where ${where} order by r.created_at desc, r.id desc limit ? offset ?`,
      [...params, page.limit, page.offset] as never[],
    ),
    knex.raw<{ rows: { count: string }[] }>(`select count(*) as count from ${table} r where ${where}`, params as never[]),
  ]);
  return { rows, count: Number(counted[0]?.count ?? 0) };
}
