// `npm run bench:catalog`: lists, search and product pages of a large catalogue, beside an untouched Medusa with the same products.
import { enter } from "./lib/enter.mjs";

await enter(import.meta.url, async ({ root }) => {
  const { benchCatalog } = await import("./bench/catalog.mjs");
  return benchCatalog(root, process.argv.slice(2));
});
