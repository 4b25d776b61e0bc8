import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { type BreakableLink, openLink, through } from "./support/breakable-link";
import { type MarketplaceDatabase, openMarketplaceDatabase } from "./support/marketplace-database";
import { eventually, type GatewayProcess, startProcess } from "./support/start-process";

const REDIS = process.env["TEST_REDIS_URL"] ?? "redis://127.0.0.1:6379";

let market: MarketplaceDatabase;
let postgres: BreakableLink;
let redis: BreakableLink;
let upstream: Server;
/** Answers of `/rates/SLOW` that the test ends. */
const held: ServerResponse[] = [];
const running: GatewayProcess[] = [];

beforeAll(async () => {
  market = await openMarketplaceDatabase("mintreu_gateway_process");
  const linkTo = (address: string, usual: number) => openLink(new URL(address).hostname, Number(new URL(address).port || usual));
  [postgres, redis] = await Promise.all([linkTo(market.url, 5432), linkTo(REDIS, 6379)]);
  upstream = createServer((request, response) => {
    if (request.url === "/rates/SLOW") held.push(response);
    else response.end(`{"path":"${request.url}"}`);
  });
  await new Promise<void>((resolve) => upstream.listen(0, "127.0.0.1", resolve));
  const { port } = upstream.address() as AddressInfo;
  await market.pool.query(`update api_configuration set upstream_url = $2 where listing_id = $1`, [market.product.listing_id, `http://127.0.0.1:${port}`]);
});
afterEach(async () => {
  postgres.mend();
  redis.mend();
  for (const response of held.splice(0)) response.destroy();
  await Promise.all(running.splice(0).map((gateway) => gateway.remove()));
});
afterAll(async () => {
  upstream.close();
  upstream.closeAllConnections();
  await Promise.all([postgres.close(), redis.close()]);
  await market.remove();
});

async function start(env: Record<string, string> = {}): Promise<GatewayProcess> {
  const gateway = await startProcess({ DATABASE_URL: through(postgres, market.url), LICENSE_KEY_RING: market.ringText, ...env });
  running.push(gateway);
  return gateway;
}

const pathOf = (path: string) => `/v1/${market.product.developer_handle}/${market.product.handle}${path}`;
const call = (gateway: GatewayProcess, key: string, path = "/rates/USD") => fetch(gateway.base + pathOf(path), { headers: { "x-api-key": key } });
const statusOf = async (gateway: GatewayProcess, key: string) => {
  const answer = await call(gateway, key);
  await answer.arrayBuffer();
  return answer.status;
};
const storedOf = async (licenseId: string) =>
  Number((await market.pool.query<{ count: string }>(`select count(*) from usage_event where license_id = $1`, [licenseId])).rows[0]?.count);
const withRedis = () => ({ REDIS_URL: through(redis, REDIS), GATEWAY_WORKERS: "2" });

describe("the gateway's process", () => {
  it("refuses to start without its settings, with one line that tells no value", async () => {
    const refusal = await start({ GATEWAY_WORKERS: "2" }).catch((error: Error) => error.message);
    expect(refusal).toMatch(/Settings: GATEWAY_WORKERS: more than one needs REDIS_URL/);
    expect(refusal).not.toContain(market.ringText);
  });

  it("ends calls under way, stores their events and ends", async () => {
    const gateway = await start();
    const { id, key } = await market.addLicense({ limits: { calls_per_month: 1000 } });
    expect(await statusOf(gateway, key)).toBe(200);
    const slow = call(gateway, key, "/rates/SLOW");
    await eventually("the slow call is under way", async () => held.length === 1);
    gateway.signal("SIGTERM");
    await eventually("it shuts down", async () => gateway.log().some(({ message }) => message === "shutting down"));
    held.pop()!.end("done");
    expect(await (await slow).text()).toBe("done");
    expect(await gateway.exited).toEqual({ code: 0, signal: null });
    expect(await storedOf(id)).toBe(2);
    const quota = await market.pool.query(`select used::int, leased::int from usage_quota where license_id = $1`, [id]);
    expect(quota.rows).toEqual([{ used: 2, leased: 0 }]);
  });

  it("starts a killed worker again, sums metrics over workers, and ends them all", async () => {
    const gateway = await start(withRedis());
    const { id, key } = await market.addLicense();
    for (let count = 0; count < 10; count += 1) expect(await statusOf(gateway, key)).toBe(200);
    await eventually(
      "both workers are there",
      async () => new Set(gateway.log().flatMap(({ process, pid }) => (process.startsWith("worker") ? [pid] : []))).size === 2,
    );
    await eventually("the sum of both", async () => /^mintreu_gateway_calls_forwarded_total\{status="200"\} 10$/m.test(await gateway.metrics()));
    const victim = gateway.log().find(({ process }) => process === "worker-0")!.pid;
    process.kill(victim, "SIGKILL");
    await eventually("another has taken its place", async () =>
      gateway.log().some(({ process, pid, message }) => process === "worker-0" && pid !== victim && message === "ready"),
    );
    expect(await statusOf(gateway, key)).toBe(200);
    gateway.signal("SIGTERM");
    expect(await gateway.exited).toEqual({ code: 0, signal: null });
    expect(await storedOf(id)).toBeGreaterThanOrEqual(10);
  });
});

describe("known customers are served", () => {
  const parts = [
    { name: "Redis", cut: () => redis.cut(), mend: () => redis.mend() },
    { name: "PostgreSQL", cut: () => postgres.cut(), mend: () => postgres.mend() },
    {
      name: "both",
      cut: () => [redis, postgres].forEach((link) => link.cut()),
      mend: () => [redis, postgres].forEach((link) => link.mend()),
    },
  ];

  it.each(parts)("while $name is away, and counted when it is back", async ({ name, cut, mend }) => {
    const gateway = await start({ ...withRedis(), GATEWAY_WORKERS: "1" });
    const [known, metered, limited, unknown] = await Promise.all([
      market.addLicense({ limits: { rpm: 10_000, concurrent: 50 } }),
      market.addLicense({ limits: { calls_per_month: 100_000 } }),
      market.addLicense({ limits: { rpm: 5 } }),
      market.addLicense({ limits: {} }),
    ]);
    const statusesOf = async ({ key }: { key: string }, calls: number) => {
      const statuses: number[] = [];
      for (let count = 0; count < calls; count += 1) statuses.push(await statusOf(gateway, key));
      return statuses;
    };
    const served = (statuses: number[]) => statuses.filter((status) => status === 200).length;
    expect(await statusOf(gateway, limited.key)).toBe(200);
    expect(served(await statusesOf(known, 5))).toBe(5);
    expect(served(await statusesOf(metered, 20))).toBe(20);
    cut();
    expect(served(await statusesOf(known, 40))).toBe(40);
    expect(served(await statusesOf(limited, 10))).toBeLessThanOrEqual(5);
    // From what was leased while PostgreSQL was there; then no call is served that could not be counted.
    const leased = await statusesOf(metered, 40);
    expect(leased).toEqual([...Array<number>(served(leased)).fill(200), ...Array<number>(40 - served(leased)).fill(503)]);
    expect(served(leased)).toBeGreaterThan(0);
    expect(await statusOf(gateway, unknown.key)).toBe(name === "Redis" ? 200 : 503);
    await eventually("it says so", async () => (await gateway.health()).body.status === "impaired");
    expect((await gateway.health()).status).toBe(200);
    mend();
    await eventually("it is whole again", async () => (await gateway.health()).body.status === "ok");
    await eventually("all calls are stored", async () => (await storedOf(known.id)) === 45 && (await storedOf(metered.id)) === 20 + served(leased));
    console.log(`${name} away: ${served(leased)} of 40 calls served from leases of a monthly quota`);
    expect(await statusOf(gateway, unknown.key)).toBe(200);
  });
});
