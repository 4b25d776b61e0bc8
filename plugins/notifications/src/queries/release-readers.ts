import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { PublishedRelease } from "../domain/templates/release-published";

/**
 * Whom a release that came out concerns: once each holder whose licences were there before and still give it, as
 * `judgeCoverage` of the licences says. Betas are no news: whoever tries them looks for them. Uses `:after`, `:now`.
 */
const readers = `
  select r.id as release_id, md5(lower(l.email)) as reader, min(l.email) as email, min(l.customer_id) as customer_id, r.published_at
    from release r
    join license l on l.product_id = r.product_id and l.created_at < r.published_at and l.email <> '' and l.deleted_at is null
   where r.published_at > :after and r.status = 'published' and r.channel = 'stable' and r.deleted_at is null
     and l.status not in ('suspended', 'revoked')
     and (l.billing not in ('monthly', 'annual', 'usage')
          or (l.status <> 'expired' and (l.expires_at is null or greatest(l.expires_at, l.grace_until) > :now)))
     and (l.updates_until is null or l.updates_until >= r.published_at)
   group by r.id, lower(l.email)`;

/** Every mail about a release that should exist, its subject `<release>:<reader>`. */
export const releaseMails = `
  select 'release-published:' || release_id || ':' || reader as key, release_id || ':' || reader as subject, published_at as since from (${readers}) readers`;

export interface ReleaseReader extends PublishedRelease {
  reader: string;
  email: string;
  customer_id: string | null;
}

/** One reader of a release, or those who were sent nothing yet. */
export async function listReleaseReaders(
  knex: Knex,
  filter: { release_id: string; reader: string | null; now: Date; limit: number },
): Promise<ReleaseReader[]> {
  const { rows } = await knex.raw<{ rows: ReleaseReader[] }>(
    `select readers.reader, readers.email, readers.customer_id, r.version, r.changelog,
            p.id as product_id, p.title as product_title, p.handle as product_handle, d.display_name as developer_name
       from (${readers}) readers
       join release r on r.id = readers.release_id
       join product p on p.id = r.product_id
       join listing l on l.id = r.listing_id
       join developer d on d.id = l.developer_id
      where r.id = :release
        and case when :reader::text is null
                 then not exists (select 1 from notification n where n.idempotency_key = 'release-published:' || r.id || ':' || readers.reader and n.deleted_at is null)
                 else readers.reader = :reader end
      order by readers.reader limit :limit`,
    { after: new Date(0), now: filter.now, release: filter.release_id, reader: filter.reader, limit: filter.limit } as never,
  );
  return rows;
}
