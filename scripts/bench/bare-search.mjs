import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { PAGE, questions } from "./scenarios.mjs";

/** What somebody would write who wants no more than full text: words in an index, ranked, counted, one page. */
const QUESTION = `select t.id, t.handle, t.title, t.thumbnail, ts_rank(t.document, q) as rank, count(*) over () as total
  from bare_text t, websearch_to_tsquery('english', $1) q where t.document @@ q order by rank desc, t.id limit ${PAGE}`;

const ROUTE = `exports.GET = async (req, res) => {
  const { rows } = await req.scope.resolve("__pg_connection__").raw(${JSON.stringify(QUESTION.replace("$1", "?"))}, [String(req.query.q)]);
  res.json({ products: rows.map(({ rank, total, ...product }) => product), count: Number(rows[0]?.total ?? 0) });
};
`;

/** The question as a store route of an untouched application, behind all that the engine does for each of its routes. */
export function addBareSearchRoute(folder) {
  const route = join(folder, "src", "api", "store", "bare-search");
  mkdirSync(route, { recursive: true });
  writeFileSync(join(route, "route.js"), ROUTE);
}

/** The texts, with an index, from products and the listings in the schema `listings`. */
export async function makeBareTexts(client, listings) {
  await client.query(`create table bare_text as
    select p.id, p.handle, p.title, p.thumbnail,
           setweight(to_tsvector('english', p.title), 'A') || setweight(to_tsvector('english', l.summary), 'C') || setweight(to_tsvector('english', l.description), 'D') as document
      from product p join ${listings}.listing l on l.product_id = p.id where p.status = 'published' and l.status = 'published'`);
  await client.query(`create index on bare_text using gin (document)`);
  await client.query(`vacuum analyze bare_text`);
}

const questionOf = (index) => questions[index % questions.length];

/** The question over HTTP, and by the driver alone. */
export const bareSearches = (ask, client) => ({
  bare_route: (index) => ask(`/store/bare-search?q=${encodeURIComponent(questionOf(index))}`),
  bare_sql: (index) => client.query({ name: "bare-search", text: QUESTION, values: [questionOf(index)] }),
});
