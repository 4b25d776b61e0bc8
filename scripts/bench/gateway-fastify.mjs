// What one would build from parts: Fastify's proxy with its rate limit in Redis, counted by key.
import httpProxy from "@fastify/http-proxy";
import rateLimit from "@fastify/rate-limit";
import Fastify from "fastify";
import { Redis } from "ioredis";

const [port, upstream, redisUrl] = process.argv.slice(2);
const app = Fastify({ logger: false });
await app.register(rateLimit, {
  max: 1_000_000_000,
  timeWindow: "1 minute",
  keyGenerator: (request) => request.headers["x-api-key"] ?? request.ip,
  redis: new Redis(redisUrl),
});
await app.register(httpProxy, { upstream, prefix: "/", undici: { connections: 256, pipelining: 1 } });
await app.listen({ port: Number(port), host: "127.0.0.1" });
