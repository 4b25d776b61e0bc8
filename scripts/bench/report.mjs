import { round } from "./measure.mjs";

const STORE_GOAL = 1.15;
const SEARCH_GOAL = 1.5;
/** Beyond this a page is not "flat" any more between 100 products and all of them. */
const GROWTH_GOAL = 1.5;

/** What was measured with ratios, and which goals are met. */
export function toReport({ products, developers }, { store, search, ssr, catalog }) {
  const goals = [];
  const goal = (name, value, limit) => goals.push({ name, value, limit, met: value <= limit });
  const ratios = (one, other) => ({ ratio_p50: round(one.p50_ms / other.p50_ms), ratio_p95: round(one.p95_ms / other.p95_ms) });
  const storeRows = Object.fromEntries(Object.entries(store).map(([name, row]) => [name, { ...row, ...ratios(row.ours, row.untouched) }]));
  for (const [name, row] of Object.entries(storeRows)) {
    goal(`${name}, median`, row.ratio_p50, STORE_GOAL);
    goal(`${name}, p95`, row.ratio_p95, STORE_GOAL);
  }
  const { bare_route, bare_sql } = search;
  const besideBare = (ours) => ({
    ours,
    ...ratios(ours, bare_route),
    sql_ratio_p50: round(ours.p50_ms / bare_sql.p50_ms),
    sql_ratio_p95: round(ours.p95_ms / bare_sql.p95_ms),
  });
  const searchRows = { "asked before": besideBare(search.known), "never asked before": besideBare(search.unknown), bare_route, bare_sql };
  for (const name of ["asked before", "never asked before"])
    goal(`search beside bare SQL in a store route, ${name}, p95`, searchRows[name].ratio_p95, SEARCH_GOAL);
  const pages = ssr && Object.fromEntries(Object.entries(ssr).map(([name, row]) => [name, { ...row, ...ratios(row.big, row.small) }]));
  for (const [name, row] of Object.entries(pages ?? {})) goal(`page ${name}, from 100 to ${products} products`, row.ratio_p50, GROWTH_GOAL);
  return { products, developers, catalog, store: storeRows, search: searchRows, ...(pages ? { ssr: pages } : {}), goals };
}

export function printReport(terminal, { store, search, ssr, goals, catalog }) {
  const cell = ({ p50_ms, p95_ms }) => `${p50_ms.toFixed(1)} / ${p95_ms.toFixed(1)}`;
  const table = (title, rows) => {
    terminal.line("");
    const widths = rows[0].map((_none, column) => Math.max(...rows.map((row) => row[column].length)));
    terminal.line(`  ${title}`);
    for (const row of rows) terminal.line(`  ${row.map((text, column) => text.padEnd(widths[column])).join("   ")}`);
  };
  const ratio = ({ ratio_p50, ratio_p95 }) => `${ratio_p50.toFixed(2)} / ${ratio_p95.toFixed(2)}`;
  table(`Filled in ${catalog.fill_s} s, all found ${catalog.index_s} s later. Milliseconds: median / p95`, [
    ["store API", "ours", "untouched", "ratio"],
    ...Object.entries(store).map(([name, row]) => [name, cell(row.ours), cell(row.untouched), ratio(row)]),
  ]);
  const { bare_route, bare_sql, ...searches } = search;
  table("Search with all its counts, beside a bare full-text query: in a store route of the untouched engine, and by the driver alone", [
    ["search", "ours over HTTP", "bare SQL in a route", "ratio", "driver alone", "ratio"],
    ...Object.entries(searches).map(([name, row]) => [
      name,
      cell(row.ours),
      cell(bare_route),
      ratio(row),
      cell(bare_sql),
      ratio({ ratio_p50: row.sql_ratio_p50, ratio_p95: row.sql_ratio_p95 }),
    ]),
  ]);
  if (ssr) {
    table("Pages of the storefront, rendered on the server", [
      ["page", "100 products", "requests/s", `${catalog.products} products`, "requests/s", "ratio"],
      ...Object.entries(ssr).map(([name, row]) => [name, cell(row.small), String(row.small.rps), cell(row.big), String(row.big.rps), ratio(row)]),
    ]);
  }
  terminal.line("");
  for (const { name, value, limit, met } of goals) terminal.line(`  ${met ? "✓" : "✗"} ${name}: ${value.toFixed(2)} (at most ${limit})`);
}
