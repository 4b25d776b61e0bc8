import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { lockSearch } from "./search-lock";

/** Words are kept apart the same way in which `searchWords` takes a question apart. */
const plain = (text: string) => `regexp_replace(lower(coalesce(${text}, '')), '[^[:alnum:]]+', ' ', 'g')`;

/** Both forms: words as they stand, for names and beginnings, and their English stems. */
const weighted = (text: string, weight: "A" | "B" | "C" | "D") =>
  `setweight(to_tsvector('simple', ${text}), '${weight}') || setweight(to_tsvector('english', ${text}), '${weight}')`;

/** When anything that a row is made of was last touched; prices and variants also change in the engine's admin. */
const moved = `greatest(p.updated_at, l.updated_at, d.updated_at,
  (select max(greatest(v.updated_at, price.updated_at)) from product_variant v
     left join product_variant_price_set ps on ps.variant_id = v.id left join price on price.price_set_id = ps.price_set_id where v.product_id = p.id))`;

const labels = `concat_ws(' ', p.subtitle, l.product_type,
  (select string_agg(t.value, ' ') from product_tags pt join product_tag t on t.id = pt.product_tag_id where pt.product_id = p.id),
  (select string_agg(c.name, ' ') from product_category_product cp join product_category c on c.id = cp.product_category_id where cp.product_id = p.id))`;

/** A product counts for its categories and for those above them: their ids stand in the path. */
const categoryIds = `array(select distinct unnest(string_to_array(c.mpath, '.')) from product_category_product cp
  join product_category c on c.id = cp.product_category_id and c.deleted_at is null where cp.product_id = p.id)`;

const tags = `array(select distinct lower(t.value) from product_tags pt join product_tag t on t.id = pt.product_tag_id and t.deleted_at is null where pt.product_id = p.id)`;

/** "laravel >=11" → "laravel": what is named first is what somebody chooses by. */
const compatibility = `array(select distinct rtrim(lower(substring(name from '[[:alnum:]][[:alnum:].+#-]*')), '.-')
  from unnest(l.compatibility) as name where name ~ '[[:alnum:]]')`;

const salesChannelIds = `array(select sales_channel_id from product_sales_channel sc where sc.product_id = p.id and sc.deleted_at is null)`;

const source = `
  select p.id as product_id, l.id as listing_id, l.developer_id, l.product_type, lower(p.title) as title, ${moved} as source_updated_at,
         ${plain("p.title")} as name, ${plain(labels)} as labels, ${plain("left(l.description, 20000)")} as description,
         ${plain("concat_ws(' ', d.display_name, l.summary, array_to_string(l.compatibility, ' '))")} as summary,
         ${categoryIds} as category_ids, ${salesChannelIds} as sales_channel_ids,
         ${tags} as tags, ${compatibility} as compatibility, offers.billings, offers.license_types, offers.prices
    from listing l
    join product p on p.id = l.product_id and p.deleted_at is null
    join developer d on d.id = l.developer_id
    join lateral (
      select coalesce(array_agg(distinct t.terms->>'billing'), '{}') as billings, coalesce(array_agg(distinct t.terms->>'license_type'), '{}') as license_types,
             coalesce((select jsonb_object_agg(currency_code, amount) from (
               select price.currency_code, min(price.amount) as amount
                 from product_package sold
                 join product_variant_price_set ps on ps.variant_id = sold.variant_id and ps.deleted_at is null
                 join price on price.price_set_id = ps.price_set_id and price.price_list_id is null and price.rules_count = 0 and price.deleted_at is null
                where sold.listing_id = l.id and sold.deleted_at is null and sold.archived_at is null group by price.currency_code) lowest), '{}') as prices
        from product_package pkg
        join lateral (select terms from package_terms_version where product_package_id = pkg.id and effective_from <= clock_timestamp()
                       order by effective_from desc, version desc limit 1) t on true
       where pkg.listing_id = l.id and pkg.deleted_at is null and pkg.archived_at is null
    ) offers on true
   where l.deleted_at is null`;

const columns =
  "product_id, listing_id, developer_id, product_type, title, source_updated_at, category_ids, sales_channel_ids, tags, compatibility, billings, license_types, prices";

/** Writes what search reads of the given products; answers how many. */
export async function indexProducts(knex: Knex, productIds: string[]): Promise<number> {
  return writeDocuments(knex, { productIds, limit: productIds.length });
}

/** Writes what search reads of products whose source moved since; answers how many, at most `limit`. */
export async function indexMovedProducts(knex: Knex, limit: number): Promise<number> {
  return knex.transaction(async (trx) => {
    await lockSearch(trx);
    return writeDocuments(trx, { limit });
  });
}

async function writeDocuments(knex: Knex, { productIds, limit }: { productIds?: string[]; limit: number }): Promise<number> {
  const { rows } = await knex.raw<{ rows: { count: string }[] }>(
    `with source as materialized (
       ${source} and ${productIds ? "p.id = any(?)" : `not exists (select 1 from search_document s where s.product_id = p.id and s.source_updated_at >= ${moved})`}
       order by p.id limit ?
     ), words as (
       insert into search_word (word)
       select distinct word from source, regexp_split_to_table(concat_ws(' ', name, labels, summary), ' ') as word where length(word) between 3 and 40
       order by word on conflict do nothing
     ), stored as (
       insert into search_document (${columns}, document)
       select ${columns}, ${weighted("name", "A")} || ${weighted("labels", "B")} || ${weighted("summary", "C")} || ${weighted("description", "D")} from source
       on conflict (product_id) do update set (${columns}, document) = row(${columns.replaceAll(/\w+/g, "excluded.$&")}, excluded.document)
       returning 1
     )
     select count(*) as count from stored`,
    (productIds ? [productIds, limit] : [limit]) as never[],
  );
  return Number(rows[0]?.count ?? 0);
}
