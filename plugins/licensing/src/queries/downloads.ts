import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { ReleaseStatus } from "@mintreu/catalog/domain/release-status";
import { generateEntityId } from "@medusajs/framework/utils";
import type { DownloadLicense } from "../domain/release-coverage";

/** A licence with what the downloads page says of it. */
export interface LicenseWithReleases extends DownloadLicense {
  license_id: string;
  product_id: string;
  product_title: string | null;
  product_handle: string | null;
  package_title: string | null;
}

export interface LicenseScope {
  customer_id?: string | undefined;
  order_id?: string | undefined;
}

/** Licences of somebody whose product has releases that came out, newest first. */
export async function listLicensesWithReleases(knex: Knex, scope: LicenseScope, page: { limit: number; offset: number }) {
  const where = `where ${scope.order_id === undefined ? "l.customer_id" : "l.transferred_at is null and l.order_id"} = ? and exists (
    select 1 from release r where r.product_id = l.product_id and r.status in ('published', 'yanked') and r.deleted_at is null)`;
  const params = [scope.order_id ?? scope.customer_id ?? ""];
  const [{ rows }, { rows: counted }] = await Promise.all([
    knex.raw<{ rows: LicenseWithReleases[] }>(
      `select l.id as license_id, l.product_id, p.title as product_title, p.handle as product_handle, v.title as package_title,
              l.status, l.billing, l.expires_at, l.grace_until, l.updates_until
         from license l left join product p on p.id = l.product_id left join product_variant v on v.id = l.variant_id
         ${where} order by l.created_at desc, l.order_line_id, l.ordinal limit ? offset ?`,
      [...params, page.limit, page.offset] as never[],
    ),
    knex.raw<{ rows: { count: string }[] }>(`select count(*) as count from license l ${where}`, params as never[]),
  ]);
  return { licenses: rows, count: Number(counted[0]?.count ?? 0) };
}

/** `<license id> <release id>` of what was downloaded by the licences' present holders. */
export async function listDownloaded(knex: Knex, licenseIds: readonly string[]): Promise<Set<string>> {
  const { rows } = await knex.raw<{ rows: { license_id: string; release_id: string }[] }>(
    `select distinct d.license_id, d.release_id from release_download d join license l on l.id = d.license_id
      where d.license_id = any(?) and (d.customer_id is null or d.customer_id = l.customer_id)`,
    [[...licenseIds]],
  );
  return new Set(rows.map(({ license_id, release_id }) => `${license_id} ${release_id}`));
}

/** A file as it is handed over. */
export interface DeliverableFile {
  file_id: string;
  name: string;
  content_type: string;
  sha256: string;
  storage_key: string;
}

/** A file with its release, and a licence of the same product beside it. */
export interface Downloadable extends DeliverableFile {
  product_id: string;
  release: { id: string; status: ReleaseStatus; published_at: Date | null };
  license: DownloadLicense & { id: string; customer_id: string | null };
  downloaded_before: boolean;
}

interface Row extends DownloadLicense, Omit<Downloadable, "release" | "license"> {
  release_id: string;
  release_status: ReleaseStatus;
  published_at: Date | null;
  license_id: string;
  customer_id: string | null;
}

/** A file of a release in any status, for those who review it: a developer's own, or any. */
export async function findReviewedFile(knex: Knex, fileId: string, developerId: string | null): Promise<DeliverableFile | null> {
  const { rows } = await knex.raw<{ rows: DeliverableFile[] }>(
    `select f.id as file_id, f.name, f.content_type, f.sha256, f.storage_key
       from release_file f join release r on r.id = f.release_id and r.deleted_at is null join listing l on l.id = r.listing_id
      where f.id = ? and f.status = 'stored' and (?::text is null or l.developer_id = ?)`,
    [fileId, developerId, developerId] as never[],
  );
  return rows[0] ?? null;
}

/** A file beside each licence of its product that is somebody's: of a customer, of an order, or one by its id. */
export async function findDownloadables(
  knex: Knex,
  fileId: string,
  of: { customer_id: string | null; order_id: string | null } | { license_id: string },
): Promise<Downloadable[]> {
  const [condition, params] =
    "license_id" in of
      ? ["l.id = ?", [of.license_id]]
      : ["(l.customer_id = ? or (l.order_id = ? and l.transferred_at is null))", [of.customer_id, of.order_id]];
  const { rows } = await knex.raw<{ rows: Row[] }>(
    `select f.id as file_id, f.name, f.content_type, f.sha256, f.storage_key, r.product_id, r.id as release_id, r.status as release_status, r.published_at,
            l.id as license_id, l.customer_id, l.status, l.billing, l.expires_at, l.grace_until, l.updates_until,
            exists (select 1 from release_download d where d.license_id = l.id and d.release_id = r.id
                     and (d.customer_id is null or d.customer_id = l.customer_id)) as downloaded_before
       from release_file f
       join release r on r.id = f.release_id and r.deleted_at is null and r.status in ('published', 'yanked')
       join license l on l.product_id = r.product_id
      where f.id = ? and f.status = 'stored' and ${condition}
      order by l.created_at desc, l.order_line_id, l.ordinal`,
    [fileId, ...params] as never[],
  );
  return rows.map(
    ({ release_id, release_status, published_at, license_id, customer_id, status, billing, expires_at, grace_until, updates_until, ...file }) => ({
      ...file,
      release: { id: release_id, status: release_status, published_at },
      license: { id: license_id, customer_id, status, billing, expires_at, grace_until, updates_until },
    }),
  );
}

export interface DownloadEntry {
  link_id: string;
  ip: string | null;
  user_agent: string | null;
  /** Of a download that goes on where one broke off: noted only where the link was not noted yet. */
  resumed: boolean;
  now: Date;
}

const MAX_TEXT = 500;

/** Notes a download. Each link stands there at least once, wherever its reader begins. */
export async function logDownload(knex: Knex, { file_id, name, product_id, release, license }: Downloadable, entry: DownloadEntry): Promise<void> {
  await knex.raw(
    `insert into release_download (id, link_id, license_id, customer_id, product_id, release_id, release_file_id, file_name, ip, user_agent, created_at)
     select ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::timestamptz where not ? or not exists (select 1 from release_download where link_id = ?)`,
    [
      ...[generateEntityId(undefined, "reldl"), entry.link_id, license.id, license.customer_id, product_id, release.id, file_id, name],
      ...[entry.ip, entry.user_agent?.slice(0, MAX_TEXT) ?? null, entry.now, entry.resumed, entry.link_id],
    ] as never[],
  );
}

/** Downloads of a product, or of all that a developer has, newest first; `since` a moment or ever. */
export async function listDownloads(
  knex: Knex,
  filter: { product_id: string } | { developer_id: string; since: Date | null },
  page: { limit: number; offset: number },
) {
  const [where, params] =
    "product_id" in filter
      ? ["where d.product_id = ?", [filter.product_id]]
      : [
          "where d.product_id in (select product_id from listing where developer_id = ?) and d.created_at >= coalesce(?::timestamptz, '-infinity')",
          [filter.developer_id, filter.since],
        ];
  const [{ rows }, { rows: counted }] = await Promise.all([
    knex.raw<{ rows: Record<string, unknown>[] }>(
      `select d.id, d.product_id, d.release_id, r.version, r.channel, d.release_file_id as file_id, d.file_name, d.license_id, d.customer_id,
              coalesce(c.email, l.email) as customer_email, d.ip, d.user_agent, d.created_at
         from release_download d
         left join release r on r.id = d.release_id
         left join license l on l.id = d.license_id
         left join customer c on c.id = d.customer_id
        ${where} order by d.created_at desc, d.id limit ? offset ?`,
      [...params, page.limit, page.offset] as never[],
    ),
    knex.raw<{ rows: { count: string }[] }>(`select count(*) as count from release_download d ${where}`, params as never[]),
  ]);
  return { downloads: rows, count: Number(counted[0]?.count ?? 0) };
}
