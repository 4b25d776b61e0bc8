// `npm run build`: everything that a production start needs; touches no database.
import { enter } from "./lib/enter.mjs";

await enter(import.meta.url, async ({ root }) => {
  const { buildAll } = await import("./lib/build-all.mjs");
  return buildAll(root);
});
