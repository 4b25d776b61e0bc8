// `npm run gateway`: the API gateway alone, with the settings of the environment; `npm run build` makes it.
import { enter } from "./lib/enter.mjs";

await enter(import.meta.url, async ({ root }) => {
  const { runGateway } = await import("./lib/run-gateway.mjs");
  return runGateway(root);
});
