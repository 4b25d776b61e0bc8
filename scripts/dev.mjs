// `npm run dev`: like `npm start`, but backend, plugins and storefront follow their sources.
import { enter } from "./lib/enter.mjs";

await enter(import.meta.url, async (options) => {
  const { runMarketplace } = await import("./lib/marketplace.mjs");
  return runMarketplace({ ...options, development: true });
});
