import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { type ApprovalKind, approvalKinds, type ApprovalState } from "../domain/approval";

export interface ApprovalFilter {
  state: ApprovalState;
  kind?: ApprovalKind | undefined;
  /** Part of the product's or the developer's name or handle, or of the applicant's e-mail. */
  q?: string | undefined;
}

/** Something that waits for an admin, or waited; `id` is that of the developer or of the change. */
export interface Approval {
  id: string;
  kind: ApprovalKind;
  /** `pending`, or what it became, in the words of its own table. */
  status: string;
  title: string;
  reason: string | null;
  developer: { id: string; display_name: string };
  product: { id: string; title: string; handle: string } | null;
  created_at: Date;
  decided_at: Date | null;
}

const applications = `
  select d.id, 'application' as kind, d.status, d.display_name as title, d.status_reason as reason,
         json_build_object('id', d.id, 'display_name', d.display_name) as developer, null::json as product,
         d.created_at, case when d.status = 'pending' then null else coalesce(d.decided_at, d.approved_at, d.updated_at) end as decided_at,
         concat_ws(' ', d.display_name, d.handle, d.legal_name, d.applicant_email) as words
    from developer d where d.deleted_at is null and (d.status = 'pending') = ?`;

const changes = `
  select c.id, c.kind, c.status, p.title, c.reason,
         json_build_object('id', d.id, 'display_name', d.display_name),
         json_build_object('id', p.id, 'title', p.title, 'handle', p.handle),
         c.created_at, case when c.status = 'pending' then null else coalesce(c.decided_at, c.updated_at) end,
         concat_ws(' ', p.title, p.handle, d.display_name, d.handle)
    from product_change c
    join listing l on l.id = c.listing_id
    join product p on p.id = l.product_id
    join developer d on d.id = l.developer_id
   where c.deleted_at is null and c.status <> 'withdrawn' and (c.status = 'pending') = ?`;

/** One page: what waits longest first, or what was decided last. The counts are those of the kinds, whatever kind is asked for. */
export async function listApprovals(
  knex: Knex,
  { state, kind, q }: ApprovalFilter,
  page: { limit: number; offset: number },
): Promise<{ approvals: Approval[]; count: number; counts: Record<ApprovalKind, number> }> {
  const waiting = state === "waiting";
  const found = `with found as (${applications} union all ${changes}), matching as (select * from found ${q ? "where words ilike ?" : ""})`;
  const params = [waiting, waiting, ...(q ? [`%${q.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`] : [])];
  const order = waiting ? "created_at, id" : "decided_at desc, id";
  const [{ rows }, { rows: counted }] = await Promise.all([
    knex.raw<{ rows: Approval[] }>(
      `${found} select id, kind, status, title, reason, developer, product, created_at, decided_at
         from matching ${kind ? "where kind = ?" : ""} order by ${order} limit ? offset ?`,
      [...params, ...(kind ? [kind] : []), page.limit, page.offset] as never[],
    ),
    knex.raw<{ rows: { kind: ApprovalKind; n: number }[] }>(`${found} select kind, count(*)::int as n from matching group by kind`, params as never[]),
  ]);
  const numbers = new Map(counted.map((row) => [row.kind, row.n]));
  const counts = Object.fromEntries(approvalKinds.map((one) => [one, numbers.get(one) ?? 0])) as Record<ApprovalKind, number>;
  const count = kind ? counts[kind] : approvalKinds.reduce((sum, one) => sum + counts[one], 0);
  return { approvals: rows, count, counts };
}
