// `npm run demo:reset`: forgets all data of the demo; the next start fills it in anew.
import { enter } from "./lib/enter.mjs";

await enter(import.meta.url, async ({ root }) => {
  const { resetDemo } = await import("./lib/reset-demo.mjs");
  return resetDemo(root);
});
