import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { NumberedValue } from "../domain/facet-counts";
import { remember, type SearchState } from "./search-memory";

interface Known {
  /** By number; null for what is not shown in lists. */
  values: Map<number, NumberedValue | null>;
}

/**
 * What numbers stand for, with the names that developers and categories have now. A number never changes its
 * meaning, a name may: what was read is kept as long as answers are.
 */
export async function readSearchValues(knex: Knex, state: SearchState, numbers: Iterable<number>): Promise<Known["values"]> {
  const { values } = await remember(knex, state, "what numbers stand for", async (): Promise<Known> => ({ values: new Map() }));
  const asked = [...new Set(numbers)].filter((number) => !values.has(number));
  if (asked.length === 0) return values;
  const { rows } = await knex.raw<{ rows: (NumberedValue & { id: number })[] }>(
    `select v.id, v.kind, coalesce(d.handle, c.handle, v.value) as value, coalesce(d.display_name, c.name) as label, parent.handle as parent
       from search_value v
       left join developer d on v.kind = 'developer' and d.id = v.value
       left join product_category c on v.kind = 'category' and c.id = v.value and c.deleted_at is null and c.is_active and not c.is_internal
       left join product_category parent on parent.id = c.parent_category_id
      where v.id = any(?) and (v.kind <> 'developer' or d.id is not null) and (v.kind <> 'category' or c.id is not null)`,
    [asked] as never[],
  );
  for (const number of asked) values.set(number, null);
  for (const { id, ...value } of rows) values.set(id, value);
  return values;
}
