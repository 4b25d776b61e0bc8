/** Words that the made products are described by; the rarer ones stand behind. */
const VOCABULARY = 3000;
const SYLLABLES = ["ba", "co", "di", "fu", "ge", "ha", "ki", "lo", "mu", "ne", "pra", "que", "ri", "sto", "tra", "ul", "ve", "wi", "xe", "zo"];

/** The word of that number, from the most frequent on. */
export function wordOf(n) {
  return [n, n / SYLLABLES.length, n / SYLLABLES.length ** 2].map((part) => SYLLABLES[Math.floor(part) % SYLLABLES.length]).join("");
}

/**
 * Fills a seeded database up to so many products and developers by copying the products of the demo with all
 * their rows, each copy with a title, texts, prices and a date of its own. The same numbers make the same data.
 */
export async function fillCatalog(client, { products, developers }) {
  await client.query("begin");
  await client.query(`create temp table word (n integer primary key, word text not null) on commit drop`);
  const words = Array.from({ length: VOCABULARY }, (_none, n) => wordOf(n));
  await client.query(`insert into word select place - 1, word from unnest($1::text[]) with ordinality as w(word, place)`, [words]);
  await client.query(`create temp table maker on commit drop as
    select row_number() over (order by d.created_at, d.id) as n, d.id, ''::text as suffix from developer d where d.status = 'active'`);
  await client.query(
    `insert into maker select n, first.id || '_' || n, '_' || n from (select id from maker where n = 1) first,
            generate_series((select count(*) + 1 from maker), $1::integer) n`,
    [developers],
  );
  await client.query(
    clone("developer", "maker copy join developer source on source.id || copy.suffix = copy.id and copy.suffix <> ''", {
      id: "copy.id",
      handle: "'maker-' || copy.n",
      display_name: "'Maker ' || copy.n",
      applicant_email: "'maker-' || copy.n || '@makers.example'",
      applicant_auth_identity_id: "source.applicant_auth_identity_id || copy.suffix",
      applicant_customer_id: "null::text",
    }),
  );
  await makeCopies(client, products);
  for (const statement of productRows) await client.query(statement);
  await client.query(reviews);
  await client.query(licenses);
  await client.query("commit");
  await client.query("vacuum analyze");
}

/** What each copy is: of which product, by whom, called how. Words come up the less often the higher their number. */
async function makeCopies(client, products) {
  const pick = (salt) => `(select word from word where word.n = floor(${VOCABULARY} * power(random_of(number.n, ${salt}), 2))::integer)`;
  await client.query(`create function pg_temp.random_of(n bigint, salt integer) returns float8 language sql immutable as
    $$ select (hashint8extended(n, salt) & 1048575) / 1048576.0 $$`);
  const sql = `create temp table copy on commit drop as
    with demo as (select row_number() over (order by handle) as n, id from product where deleted_at is null),
         number as (select n::bigint, random_of(n, 1) as luck from generate_series((select count(*) + 1 from demo), ${products}) n)
    select number.n, '_' || number.n as suffix, demo.id as product_id,
           (select id from maker where maker.n = 1 + floor(random_of(number.n, 2) * (select count(*) from maker))) as developer_id,
           initcap(${pick(3)}) || ' ' || initcap(${pick(4)}) || ' ' || ${pick(5)} as title,
           (select string_agg(word, ' ' order by t.i) from generate_series(1, 80) t(i)
              join word on word.n = floor(${VOCABULARY} * power(random_of(number.n, 100 + t.i), 2))::integer) as words,
           0.5 + 4 * luck as dearness, now() - number.luck * interval '700 days' as made_at
      from number join demo on demo.n = 1 + number.n % (select count(*) from demo)`;
  await client.query(sql.replaceAll("random_of(", "pg_temp.random_of("));
  await client.query("create index on copy (product_id)");
  await client.query("analyze copy");
}

const byProduct = (table, column = "product_id") => `copy join ${table} source on source.${column} = copy.product_id`;
const options = `copy join product_product_option held on held.product_id = copy.product_id`;
const variants = `copy join product_variant variant on variant.product_id = copy.product_id`;
const packages = `copy join listing on listing.product_id = copy.product_id join product_package pkg on pkg.listing_id = listing.id`;
const renamed = (column) => ({ [column]: `source.${column} || copy.suffix` });
const [id, productId] = [renamed("id"), renamed("product_id")];

const productRows = [
  clone("product", byProduct("product", "id"), {
    ...id,
    title: "copy.title",
    handle: "replace(lower(copy.title), ' ', '-') || copy.suffix",
    // The engine's own search looks into these.
    subtitle: "copy.title || ' ' || left(copy.words, 60)",
    description: "copy.words",
    created_at: "copy.made_at",
    updated_at: "copy.made_at",
  }),
  clone("image", byProduct("image"), { ...id, ...productId }),
  clone("product_option", `${options} join product_option source on source.id = held.product_option_id`, id),
  clone("product_option_value", `${options} join product_option_value source on source.option_id = held.product_option_id`, { ...id, ...renamed("option_id") }),
  clone("product_product_option", byProduct("product_product_option"), { ...id, ...productId, ...renamed("product_option_id") }),
  clone("product_product_option_value", `${options} join product_product_option_value source on source.product_product_option_id = held.id`, {
    ...id,
    ...renamed("product_product_option_id"),
    ...renamed("product_option_value_id"),
  }),
  clone("product_variant", byProduct("product_variant"), { ...id, ...productId, ...renamed("sku") }),
  clone("product_variant_option", `${variants} join product_variant_option source on source.variant_id = variant.id`, {
    ...renamed("variant_id"),
    ...renamed("option_value_id"),
  }),
  clone(
    "price_set",
    `${variants} join product_variant_price_set held on held.variant_id = variant.id join price_set source on source.id = held.price_set_id`,
    id,
  ),
  clone(
    "price",
    `${variants} join product_variant_price_set held on held.variant_id = variant.id join price source on source.price_set_id = held.price_set_id`,
    {
      ...id,
      ...renamed("price_set_id"),
      amount: "round(source.amount * copy.dearness)",
      raw_amount: "jsonb_build_object('value', round(source.amount * copy.dearness)::text, 'precision', 20)",
    },
  ),
  clone("product_variant_price_set", `${variants} join product_variant_price_set source on source.variant_id = variant.id`, {
    ...id,
    ...renamed("variant_id"),
    ...renamed("price_set_id"),
  }),
  clone("product_sales_channel", byProduct("product_sales_channel"), { ...id, ...productId }),
  clone("product_category_product", byProduct("product_category_product"), productId),
  clone("product_tags", byProduct("product_tags"), productId),
  clone("product_product_developers_developer", byProduct("product_product_developers_developer"), { ...id, ...productId, developer_id: "copy.developer_id" }),
  clone("listing", byProduct("listing"), {
    ...id,
    ...productId,
    developer_id: "copy.developer_id",
    description: "copy.words || E'\\n\\n' || source.description",
    published_at: "copy.made_at",
    created_at: "copy.made_at",
    updated_at: "copy.made_at",
  }),
  clone("product_package", `copy join listing on listing.product_id = copy.product_id join product_package source on source.listing_id = listing.id`, {
    ...id,
    ...renamed("listing_id"),
    ...renamed("variant_id"),
  }),
  clone("package_terms_version", `${packages} join package_terms_version source on source.product_package_id = pkg.id`, {
    ...id,
    ...renamed("product_package_id"),
  }),
];

/** Two thirds of the products are reviewed, by one to eight people. */
const reviews = `
  insert into review (id, product_id, customer_id, developer_id, license_id, rating, title, body, created_at, updated_at)
  select 'rev_bench_' || copy.n || '_' || person, copy.product_id || copy.suffix, 'cus_bench_' || person, copy.developer_id, 'lic_bench',
         1 + floor(5 * sqrt(pg_temp.random_of(copy.n, 700 + person)))::integer, 'What I think', 'It does what it says.', now(), now()
    from copy cross join generate_series(1, 8) person
   where copy.n % 3 > 0 and pg_temp.random_of(copy.n, 800 + person) < 0.5`;

/** Sold to nobody up to a dozen people, some lately. */
const licenses = `
  insert into license (id, product_id, package_id, variant_id, developer_id, email, order_id, order_line_id, ordinal, product_type, license_type, billing, terms, created_at)
  select 'lic_bench_' || copy.n || '_' || person, copy.product_id || copy.suffix, pkg.id || copy.suffix, pkg.variant_id || copy.suffix, copy.developer_id,
         'person-' || person || '@people.example', 'order_bench', 'ordli_bench_' || copy.n || '_' || person, 1, listing.product_type, 'regular', 'one_time', '{}',
         now() - pg_temp.random_of(copy.n, 900 + person) * interval '300 days'
    from ${packages} cross join generate_series(1, 12) person
   where pkg.rank = 0 and pg_temp.random_of(copy.n, 1000 + person) < pg_temp.random_of(copy.n, 6)`;

/** Copies rows with all their columns, some of them changed; works for columns that come later too. */
function clone(table, from, changes) {
  const pairs = Object.entries(changes).map(([column, sql]) => `'${column}', ${sql}`);
  return `insert into ${table} select (jsonb_populate_record(source, jsonb_build_object(${pairs.join(", ")}))).* from ${from}`;
}
