// `npm run bench:usage`: usage events into PostgreSQL beside raw COPY in the same run, and what dashboards wait for over millions of them.
import { enter } from "./lib/enter.mjs";

await enter(import.meta.url, async ({ root }) => {
  const { benchUsage } = await import("./bench/usage.mjs");
  return benchUsage(root, process.argv.slice(2));
});
