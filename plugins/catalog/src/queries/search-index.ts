import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/** Words are kept apart the same way in which `searchWords` takes a question apart. */
const plain = (text: string) => `regexp_replace(lower(coalesce(${text}, '')), '[^[:alnum:]]+', ' ', 'g')`;

/** Both forms: words as they stand, for names and beginnings, and their English stems. */
const weighted = (text: string, weight: "A" | "B" | "C" | "D") =>
  `setweight(to_tsvector('simple', ${text}), '${weight}') || setweight(to_tsvector('english', ${text}), '${weight}')`;

const source = `
  select p.id as product_id, greatest(p.updated_at, l.updated_at, d.updated_at) as source_updated_at,
         ${plain("p.title")} as title,
         ${plain("concat_ws(' ', p.subtitle, l.product_type, (select string_agg(t.value, ' ') from product_tags pt join product_tag t on t.id = pt.product_tag_id where pt.product_id = p.id), (select string_agg(c.name, ' ') from product_category_product cp join product_category c on c.id = cp.product_category_id where cp.product_id = p.id))")} as labels,
         ${plain("concat_ws(' ', d.display_name, l.summary, array_to_string(l.compatibility, ' '))")} as summary,
         ${plain("left(l.description, 20000)")} as description
    from listing l
    join product p on p.id = l.product_id and p.deleted_at is null
    join developer d on d.id = l.developer_id
   where l.deleted_at is null`;

/** Writes what search reads of the given products, or of all whose source moved since; answers how many. */
export async function indexProducts(knex: Knex, { productIds, limit }: { productIds?: string[]; limit: number }): Promise<number> {
  const { rows } = await knex.raw<{ rows: { count: string }[] }>(
    `with source as (
       ${source} and ${productIds ? "p.id = any(?)" : "not exists (select 1 from search_document s where s.product_id = p.id and s.source_updated_at >= greatest(p.updated_at, l.updated_at, d.updated_at))"}
       order by p.id limit ?
     ), words as (
       insert into search_word (word)
       select distinct word from source, regexp_split_to_table(concat_ws(' ', title, labels, summary), ' ') as word where length(word) between 3 and 40
       order by word on conflict do nothing
     ), stored as (
       insert into search_document (product_id, document, source_updated_at)
       select product_id, ${weighted("title", "A")} || ${weighted("labels", "B")} || ${weighted("summary", "C")} || ${weighted("description", "D")}, source_updated_at from source
       on conflict (product_id) do update set document = excluded.document, source_updated_at = excluded.source_updated_at
       returning 1
     )
     select count(*) as count from stored`,
    (productIds ? [productIds, limit] : [limit]) as never[],
  );
  return Number(rows[0]?.count ?? 0);
}
