import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/** Words are kept apart the same way in which `searchWords` takes a question apart. */
const plain = (text: string) => `regexp_replace(lower(coalesce(${text}, '')), '[^[:alnum:]]+', ' ', 'g')`;

/** Both forms: words as they stand, for names and beginnings, and their English stems. */
const weighted = (text: string, weight: "A" | "B" | "C" | "D") =>
  `setweight(to_tsvector('simple', ${text}), '${weight}') || setweight(to_tsvector('english', ${text}), '${weight}')`;

/**
 * A row holds everything that happened until so long before it was written. Whoever writes stamps a change
 * before it can be read, so what is younger than this is looked at once more.
 */
const COMMIT_TIME = "interval '2 minutes'";

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
  select p.id as product_id, l.id as listing_id, l.developer_id, l.product_type, l.published_at, lower(p.title) as title, statement_timestamp() - ${COMMIT_TIME} as source_updated_at,
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
  "product_id, listing_id, developer_id, product_type, published_at, title, source_updated_at, category_ids, sales_channel_ids, tags, compatibility, billings, license_types, prices";

/**
 * Products of which something moved since their row was written, by whatever door: prices and variants also
 * change in the engine's admin. All products are compared at once, for asking each by itself takes minutes.
 */
export async function findMovedProducts(knex: Knex): Promise<string[]> {
  const { rows } = await knex.raw<{ rows: { id: string }[] }>(
    `with sold as (
       select v.product_id, max(greatest(v.updated_at, v.deleted_at, price.updated_at, price.deleted_at)) as moved_at
         from product_variant v
         left join product_variant_price_set ps on ps.variant_id = v.id
         left join price on price.price_set_id = ps.price_set_id
        group by v.product_id
     )
     select p.id from product p
       join listing l on l.product_id = p.id and l.deleted_at is null
       join developer d on d.id = l.developer_id
       left join sold on sold.product_id = p.id
       left join search_document s on s.product_id = p.id
      where p.deleted_at is null and (s.product_id is null or greatest(p.updated_at, l.updated_at, d.updated_at, sold.moved_at) > s.source_updated_at)
      order by p.id`,
  );
  return rows.map(({ id }) => id);
}

/** Writes what search reads of the given products; what is no product any more is forgotten. */
export async function indexProducts(knex: Knex, productIds: string[]): Promise<void> {
  await knex.raw(
    `delete from search_document s where product_id = any(?) and not exists (select 1 from product p where p.id = s.product_id and p.deleted_at is null)`,
    [productIds] as never[],
  );
  await knex.raw(
    `with source as materialized (
       ${source} and p.id = any(?)
       order by p.id
     ), words as (
       insert into search_word (word)
       select distinct word from source, regexp_split_to_table(concat_ws(' ', name, labels, summary), ' ') as word where length(word) between 3 and 40
       order by word on conflict do nothing
     )
     insert into search_document (${columns}, heading, document)
     select ${columns}, heading, heading || ${weighted("description", "D")}
       from (select *, ${weighted("name", "A")} || ${weighted("labels", "B")} || ${weighted("summary", "C")} as heading from source) weighed
     on conflict (product_id) do update set (${columns}, heading, document) = row(${columns.replaceAll(/\w+/g, "excluded.$&")}, excluded.heading, excluded.document)`,
    [productIds] as never[],
  );
}
