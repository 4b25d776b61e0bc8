import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { LRUCache } from "lru-cache";

const MOST_ANSWERS = 400;

/** The engine's own tables may change without moving the state; what was kept of them ends by itself. */
const KEPT_MS = 20_000;

/** What answers hold as long as: it moves with everything that could change one. */
export interface SearchState {
  stamp: string;
  /** Of the asked region or of the first one; null when there is no such region. */
  currency_code: string | null;
}

/** One question for all that a search needs to know first. */
export async function readSearchState(knex: Knex, regionId: string | undefined): Promise<SearchState> {
  const { rows } = await knex.raw<{ rows: [SearchState] }>(
    `select concat(version, ' ', (
              select string_agg(d.id, ' ' order by d.id) from developer d
               where d.status <> 'active' and exists (select 1 from listing l where l.developer_id = d.id and l.status = 'published'))) as stamp,
            (select currency_code from region where deleted_at is null and (?::text is null or id = ?) order by created_at limit 1) as currency_code
       from search_state`,
    [regionId ?? null, regionId ?? null] as never[],
  );
  return rows[0];
}

const memories = new WeakMap<Knex, LRUCache<string, Promise<object>>>();

/**
 * The answer to a question, computed once while the state stands, also when many ask at the same time. What
 * is kept is shared: nobody may change it.
 */
export function remember<Answer extends object>(knex: Knex, { stamp }: SearchState, question: unknown, compute: () => Promise<Answer>): Promise<Answer> {
  const memory = memories.get(knex) ?? new LRUCache<string, Promise<object>>({ max: MOST_ANSWERS, ttl: KEPT_MS });
  memories.set(knex, memory);
  const key = JSON.stringify([stamp, question]);
  const known = memory.get(key);
  if (known) return known as Promise<Answer>;
  const answer = compute();
  memory.set(key, answer);
  answer.catch(() => {
    if (memory.peek(key) === answer) memory.delete(key);
  });
  return answer;
}
