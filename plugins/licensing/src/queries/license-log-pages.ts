import type { Knex } from "@medusajs/framework/mikro-orm/knex";

export interface LogRow {
  id: string;
  action: string;
  actor_type: string;
  actor_id: string | null;
  ip: string | null;
  user_agent: string | null;
  domain: string | null;
  reason: string | null;
  created_at: Date;
  /** The moment as exactly as the database keeps it, to go on from. */
  exactly: string;
}

const PAGE = 1000;

/** Everything that the log says of a licence, oldest first, page by page: a long log never lies in memory whole. */
export async function* pagesOfLog(knex: Knex, licenseId: string): AsyncGenerator<LogRow[]> {
  let last: LogRow | undefined;
  for (;;) {
    const { rows }: { rows: LogRow[] } = await knex.raw<{ rows: LogRow[] }>(
      `select id, action, actor_type, actor_id, ip, user_agent, domain, reason, created_at, created_at::text as exactly
         from license_log where license_id = ? and (?::text is null or (created_at, id) > (?::timestamptz, ?))
        order by created_at, id limit ${PAGE}`,
      [licenseId, last?.id ?? null, last?.exactly ?? null, last?.id ?? null] as never[],
    );
    if (rows.length > 0) yield rows;
    last = rows.at(-1);
    if (rows.length < PAGE) return;
  }
}
