// `npm run usage:recompute -- --from 2026-11-01 --to 2026-12-01`: computes sums of usage anew and reports differences; `--fix` mends them.
import { enter } from "./lib/enter.mjs";

await enter(import.meta.url, async ({ root }) => {
  const { recomputeUsage } = await import("./lib/usage-recompute.mjs");
  return recomputeUsage(root, process.argv.slice(2));
});
