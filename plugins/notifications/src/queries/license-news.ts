import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { NewsLicense } from "../domain/templates/license-news";

/** A licence with everybody whom news of it may concern. */
export interface LicenseToTell extends NewsLicense {
  id: string;
  status: string;
  expires_at: Date | null;
  customer_id: string | null;
  holder_email: string;
  developer_id: string;
  developer_member_id: string | null;
  developer_email: string;
}

export async function findLicenseToTell(knex: Knex, id: string): Promise<LicenseToTell | null> {
  const { rows } = await knex.raw<{ rows: LicenseToTell[] }>(
    `select l.id, l.status, l.expires_at, l.customer_id, coalesce(c.email, l.email) as holder_email, l.developer_id,
            m.id as developer_member_id, coalesce(m.email, d.applicant_email) as developer_email,
            coalesce(p.title, l.product_id) as product_title, v.title as package_title, coalesce(k.masked, '') as masked_key
       from license l
       join developer d on d.id = l.developer_id
       left join lateral (
         select id, email from developer_member where developer_id = d.id and role = 'owner' and deleted_at is null order by created_at limit 1
       ) m on true
       left join customer c on c.id = l.customer_id and c.deleted_at is null
       left join license_key k on k.license_id = l.id and k.valid_until is null and k.deleted_at is null
       left join product p on p.id = l.product_id
       left join product_variant v on v.id = l.variant_id
      where l.id = ?`,
    [id],
  );
  return rows[0] ?? null;
}

/** The last time that the log says this of a licence: it tells one suspension from the next. */
export async function findLastLog(knex: Knex, licenseId: string, action: string): Promise<{ id: string; reason: string | null } | null> {
  const { rows } = await knex.raw<{ rows: { id: string; reason: string | null }[] }>(
    `select id, reason from license_log where license_id = ? and action = ? order by created_at desc, id desc limit 1`,
    [licenseId, action],
  );
  return rows[0] ?? null;
}

export interface TransferToTell {
  id: string;
  license_id: string;
  to_email: string;
  to_customer_id: string | null;
  status: string;
  reason: string | null;
  expires_at: Date;
  from_customer_id: string;
  from_email: string;
  from_name: string;
}

export async function findTransferToTell(knex: Knex, id: string): Promise<TransferToTell | null> {
  const { rows } = await knex.raw<{ rows: TransferToTell[] }>(
    `select t.id, t.license_id, t.to_email, t.to_customer_id, t.status, t.reason, t.expires_at, t.from_customer_id, c.email as from_email,
            coalesce(nullif(concat_ws(' ', c.first_name, c.last_name), ''), c.email) as from_name
       from license_transfer t join customer c on c.id = t.from_customer_id where t.id = ?`,
    [id],
  );
  return rows[0] ?? null;
}

export interface ExtensionToTell {
  id: string;
  license_id: string;
  days: number;
  granted_days: number | null;
  message: string;
  status: string;
  reason: string | null;
  from_name: string;
}

export async function findExtensionToTell(knex: Knex, id: string): Promise<ExtensionToTell | null> {
  const { rows } = await knex.raw<{ rows: ExtensionToTell[] }>(
    `select r.id, r.license_id, r.days, r.granted_days, r.message, r.status, r.reason,
            coalesce(nullif(concat_ws(' ', c.first_name, c.last_name), ''), c.email) as from_name
       from license_extension_request r join customer c on c.id = r.customer_id where r.id = ?`,
    [id],
  );
  return rows[0] ?? null;
}

/** A claim that still opens something, with how many licences; null when there is nothing to send. */
export async function findClaimToTell(knex: Knex, id: string, now: Date): Promise<{ email: string; expires_at: Date; count: number } | null> {
  const { rows } = await knex.raw<{ rows: { email: string; expires_at: Date; count: string }[] }>(
    `select c.email, c.expires_at, (select count(*) from license l where l.customer_id is null and lower(l.email) = c.email) as count
       from license_claim c where c.id = ? and c.used_at is null and c.expires_at > ?`,
    [id, now],
  );
  const [claim] = rows;
  return claim && Number(claim.count) > 0 ? { ...claim, count: Number(claim.count) } : null;
}

/** What was given on one occasion. */
export async function findIssuedLicenses(knex: Knex, issueId: string): Promise<string[]> {
  const { rows } = await knex.raw<{ rows: { id: string }[] }>(`select id from license where issue_id = ? order by ordinal`, [issueId]);
  return rows.map(({ id }) => id);
}
