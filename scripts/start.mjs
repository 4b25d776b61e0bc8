// `npm start`: the whole marketplace on this machine, until Ctrl-C.
import { enter } from "./lib/enter.mjs";

await enter(import.meta.url, async (options) => {
  const { runMarketplace } = await import("./lib/marketplace.mjs");
  return runMarketplace(options);
});
