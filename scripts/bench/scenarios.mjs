import { wordOf } from "./fill-catalog.mjs";

/** Products of one page. */
export const PAGE = 24;
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
 * path of that server. An untouched Medusa has no listing and no terms, so its pages show less; what both show
 * of a product (texts, pictures, tags, categories, packages with prices) is asked of both.
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
    // What our product page asks: product, listing, packages with terms and prices, rating, newest releases.
    "product page": {
      ours: (ask, index) => ask(`/store/product-pages/${turn(products, index).handle}?region_id=${regionId}`),
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

/** Pages of the storefront, as a visitor without cookies gets them. */
export function pageScenarios({ products }) {
  return {
    listing: (ask, index) => ask(`/products?page=${1 + (index % 4)}`),
    search: (ask, index) => ask(`/products?q=${encodeURIComponent(turn(questions, index))}`),
    product: (ask, index) => ask(`/products/${turn(products, index).handle}`),
  };
}
