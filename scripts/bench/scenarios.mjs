import { wordOf } from "./fill-catalog.mjs";

const PAGE = 24;
const PAGES = 20;
/** What a card of a list shows, and what a product page does. */
const CARD = "id,handle,title,subtitle,thumbnail,created_at,*variants.calculated_price";
const PRODUCT = "id,handle,title,subtitle,thumbnail,*images,*tags,*categories";

/** Words from frequent to rare, alone and in pairs: what somebody might look for. */
export const questions = [8, 15, 30, 45, 60, 90, 120, 180, 250, 350, 500, 700, 900, 1200, 1500, 1900, 2300, 2700]
  .flatMap((n) => [wordOf(n), `${wordOf(n)} ${wordOf(Math.floor(n / 3) + 1)}`])
  .toSorted();

const turn = (list, index) => list[index % list.length];
const offsetOf = (index) => (index % PAGES) * PAGE;

/** Facts that the requests of one database need. */
export async function readFacts(client) {
  const one = async (sql) => (await client.query(sql)).rows;
  const [{ token }] = await one(`select token from api_key where type = 'publishable' and deleted_at is null order by created_at limit 1`);
  const [{ id: regionId }] = await one(`select id from region where deleted_at is null order by created_at limit 1`);
  const categories = await one(
    `select c.id, c.handle from product_category c where not exists (select 1 from product_category child where child.parent_category_id = c.id)
        and exists (select 1 from product_category_product cp where cp.product_category_id = c.id) order by c.handle`,
  );
  const products = await one(`select handle, id from product where deleted_at is null and status = 'published' order by md5(id) limit 200`);
  return { publishableKey: token, regionId, categories, products };
}

/**
 * Pairs of requests that show the same: `ours` and `untouched` are `(ask, round) => Promise`, where `ask` gets a
 * path of that server. An untouched Medusa has no listing and no terms, so its pages show less.
 */
export function storeScenarios({ regionId, categories, products }) {
  const engine = (query) => (ask, index) => ask(`/store/products?limit=${PAGE}&region_id=${regionId}&${query(index)}`);
  const search = (query) => (ask, index) => ask(`/store/search?limit=${PAGE}&region_id=${regionId}&${query(index)}`);
  const card = (query) => engine((index) => `fields=${CARD}&${query(index)}`);
  return {
    "same route": both(engine((index) => `offset=${offsetOf(index)}`)),
    "same route, one product": both((ask, index) => ask(`/store/products?limit=1&region_id=${regionId}&handle=${turn(products, index).handle}`)),
    listing: { ours: search((index) => `offset=${offsetOf(index)}`), untouched: card((index) => `offset=${offsetOf(index)}`) },
    filter: {
      ours: search((index) => `category=${turn(categories, index).handle}&offset=${offsetOf(index) / 4}`),
      untouched: card((index) => `category_id[]=${turn(categories, index).id}&offset=${offsetOf(index) / 4}`),
    },
    "search, asked before": {
      ours: search((index) => `q=${encodeURIComponent(turn(questions, index))}`),
      untouched: card((index) => `q=${encodeURIComponent(turn(questions, index))}`),
    },
    "search, never asked before": {
      ours: search((index) => newQuestion(index)),
      untouched: card((index) => `q=${encodeURIComponent(turn(questions, index))}`),
    },
    "product page": {
      ours: async (ask, index) => {
        const { id, handle } = turn(products, index);
        await ask(`/store/products?handle=${handle}&limit=1&fields=${PRODUCT}`);
        await Promise.all([ask(`/store/products/${id}/listing`), ask(`/store/products/${id}/packages?region_id=${regionId}&limit=50`)]);
      },
      untouched: (ask, index) =>
        ask(
          `/store/products?handle=${turn(products, index).handle}&limit=1&region_id=${regionId}&fields=${PRODUCT},description,*variants,*variants.calculated_price,*options`,
        ),
    },
  };
}

let asked = 0;

/** Words with a bound on the price that nothing reaches: the same answer, but to a question that is new each time. */
export const newQuestion = (index) => `q=${encodeURIComponent(turn(questions, index))}&price_max=${100_000_000_000 + (asked += 1)}`;

const both = (run) => ({ ours: run, untouched: run });

/** The same words asked of PostgreSQL alone: a table of texts with an index, ranked, counted, one page. */
export async function prepareBareSearch(client) {
  await client.query(`create table bench_text as
    select p.id, p.handle, p.title, p.thumbnail, l.published_at,
           setweight(to_tsvector('english', p.title), 'A') || setweight(to_tsvector('english', l.summary), 'C') || setweight(to_tsvector('english', l.description), 'D') as document
      from product p join listing l on l.product_id = p.id where p.status = 'published' and l.status = 'published'`);
  await client.query(`create index on bench_text using gin (document)`);
  await client.query(`vacuum analyze bench_text`);
  return (index) =>
    client.query({
      name: "bare-search",
      text: `select t.id, t.handle, t.title, t.thumbnail, ts_rank(t.document, q) as rank, count(*) over () as total
               from bench_text t, websearch_to_tsquery('english', $1) q where t.document @@ q order by rank desc, t.id limit ${PAGE}`,
      values: [turn(questions, index)],
    });
}

/** Pages of the storefront, as a visitor without cookies gets them. */
export function pageScenarios({ products }) {
  return {
    listing: (ask, index) => ask(`/products?page=${1 + (index % 4)}`),
    search: (ask, index) => ask(`/products?q=${encodeURIComponent(turn(questions, index))}`),
    product: (ask, index) => ask(`/products/${turn(products, index).handle}`),
  };
}
