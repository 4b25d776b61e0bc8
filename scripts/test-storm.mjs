// `npm run test:storm`: long randomised runs and kills, which take too long for every change.
import { enter } from "./lib/enter.mjs";

await enter(import.meta.url, async ({ root }) => {
  const { runStorms } = await import("./storm/run-storms.mjs");
  return runStorms(root, process.argv.slice(2));
});
