import { once } from "node:events";
import { createServer, connect, type Socket } from "node:net";
import type { AddressInfo } from "node:net";
import Redis from "ioredis";

/** The Redis of `TEST_REDIS_URL` behind a door that can be shut: connections break, or stay and answer nothing. */
export async function openRedisDoor() {
  const real = new URL(process.env["TEST_REDIS_URL"] ?? "");
  const pairs = new Set<[Socket, Socket]>();
  let state: "open" | "shut" | "silent" = "open";
  const server = createServer((client) => {
    if (state === "shut") return void client.destroy();
    const redis = connect(Number(real.port || 6379), real.hostname);
    const pair: [Socket, Socket] = [client, redis];
    pairs.add(pair);
    for (const socket of pair) {
      socket.on("error", () => undefined);
      socket.on("close", () => {
        pairs.delete(pair);
        for (const one of pair) one.destroy();
      });
    }
    client.on("data", (chunk) => state === "open" && redis.write(chunk));
    redis.on("data", (chunk) => state === "open" && client.write(chunk));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const breakAll = (): void => {
    for (const pair of pairs) for (const socket of pair) socket.destroy();
  };
  return {
    url: `redis://127.0.0.1:${(server.address() as AddressInfo).port}`,
    shut() {
      state = "shut";
      breakAll();
    },
    silence() {
      state = "silent";
    },
    open() {
      if (state === "silent") breakAll();
      state = "open";
    },
    async close() {
      breakAll();
      server.close();
      await once(server, "close");
    },
  };
}

/** As after a start of a Redis that keeps nothing, for the keys of one prefix. */
export async function forgetAll(prefix: string): Promise<void> {
  const redis = new Redis(process.env["TEST_REDIS_URL"] ?? "");
  for (const key of await redis.keys(`${prefix}*`)) await redis.del(key);
  redis.disconnect();
}
