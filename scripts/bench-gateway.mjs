// `npm run bench:gateway`: calls through the gateway, beside a bare server, nginx and a proxy built from Fastify's parts.
import { enter } from "./lib/enter.mjs";

await enter(import.meta.url, async ({ root }) => {
  const { benchGateway } = await import("./bench/gateway.mjs");
  return benchGateway(root, process.argv.slice(2));
});
