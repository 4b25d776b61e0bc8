import { randomBytes } from "node:crypto";
import type { Admitted, ApiRoute, LicenseEntry, LimitsInForce, Refused } from "../src/contract";
import { createLimits, type LicenseLimits } from "../src/limits/create-limits";
import { startLimitsProcess } from "./support/start-limits-process";
import { forgetAll, openRedisDoor } from "./support/redis-door";

const MINUTE_MS = 60_000;
const NODES = 3;
const SLOT_LIFE_MS = 1_500;
const route = { default_limits: {} } as unknown as ApiRoute;
const database = { query: () => Promise.reject(new Error("no quotas here")) };

let door: Awaited<ReturnType<typeof openRedisDoor>>;
let nodes: LicenseLimits[];
let now: number;
let prefix: string;
let calls = 0;

/** They start once: a licence of its own for each test keeps tests apart. */
beforeAll(async () => {
  door = await openRedisDoor();
  now = Date.UTC(2026, 10, 23, 12);
  prefix = `test:${randomBytes(6).toString("hex")}:`;
  nodes = [];
  for (let node = 0; node < NODES; node++) {
    const options = { redisUrl: door.url, redisPrefix: prefix, database, now: () => now, nodeId: `node-${node}` };
    nodes.push(await createLimits({ ...options, settings: { redisTimeoutMs: 2_000, slotLifeMs: SLOT_LIFE_MS } }));
  }
  await until(() => nodes.every(({ knownNodes }) => knownNodes === NODES));
});

afterAll(async () => {
  await Promise.all(nodes.map((node) => node.close()));
  await door.close();
});

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 10));
}

function licenseOf(limits: LimitsInForce): LicenseEntry {
  return { id: `lic_${randomBytes(6).toString("hex")}`, billing_day: 1, limits } as unknown as LicenseEntry;
}

function admitOn(node: number, license: LicenseEntry, units = 1): Admitted | Refused | Promise<Admitted | Refused> {
  return nodes[node]!.admit({ license, route, units, call_id: `call-${++calls}` });
}

/** Times of admitted units; the fullest true window ends at one of them. */
function fullestWindow(times: readonly number[], windowMs: number): number {
  let fullest = 0;
  for (let first = 0, last = 0; last < times.length; last++) {
    while (times[first]! <= times[last]! - windowMs) first++;
    fullest = Math.max(fullest, last - first + 1);
  }
  return fullest;
}

/** The same figures in each run. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 1_103_515_245 + 12_345) % 2_147_483_648) / 2_147_483_648;
}

describe("limits of three gateways with Redis", () => {
  it.each([1, 7, 20, 59])("are exact when small: of 150 calls at once, %i pass", async (rpm) => {
    const license = licenseOf({ rpm });
    const answers = await Promise.all(Array.from({ length: 150 }, (_none, call) => admitOn(call % NODES, license)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(rpm);
    now += MINUTE_MS - 1;
    expect((await admitOn(0, license)).ok).toBe(false);
    now += 1;
    const later = await Promise.all(Array.from({ length: 150 }, (_none, call) => admitOn(call % NODES, license)));
    expect(later.filter(({ ok }) => ok)).toHaveLength(rpm);
  });

  it("count the weight of a call", async () => {
    const license = licenseOf({ rpm: 50, rph: 100 });
    const answers = await Promise.all(Array.from({ length: 20 }, (_none, call) => admitOn(call % NODES, license, 7)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(7);
  });

  it.each([
    [1, 600],
    [2, 3_000],
    [3, 6_000],
  ])("never admit more than 105 %% in a true window, whatever the bursts (seed %i, limit %i)", async (seed, rpm) => {
    const random = randomOf(seed);
    const license = licenseOf({ rpm });
    const admitted: number[] = [];
    const start = now;
    while (now < start + 4 * MINUTE_MS) {
      const burst = Math.ceil(random() * rpm * (random() < 0.2 ? 0.6 : 0.04));
      const answers = await Promise.all(Array.from({ length: burst }, () => admitOn(Math.floor(random() * NODES), license)));
      for (const { ok } of answers) if (ok) admitted.push(now);
      now += Math.ceil(random() * (random() < 0.1 ? 20_000 : 900));
    }
    const fullest = fullestWindow(admitted, MINUTE_MS);
    expect(fullest).toBeLessThanOrEqual(rpm * 1.05);
    expect(fullest).toBeGreaterThan(rpm * 0.9);
  });

  it.each([
    [4, 900, "evenly"],
    [5, 3_000, "evenly"],
    [6, 3_000, "in bursts"],
    [7, 6_000, "in bursts"],
  ])("never refuse who stays at 90 %% (seed %i, limit %i, %s)", async (seed, rpm, how) => {
    const random = randomOf(seed);
    const license = licenseOf({ rpm });
    const most = Math.floor(rpm * 0.9);
    const sent: number[] = [];
    const start = now;
    let refused = 0;
    while (now < start + 4 * MINUTE_MS) {
      const inWindow = sent.length - sent.findLastIndex((at) => at <= now - MINUTE_MS) - 1;
      const burst = how === "evenly" ? Math.ceil(most / 120) : Math.ceil(random() * most);
      const count = Math.min(burst, most - inWindow);
      const answers = await Promise.all(Array.from({ length: count }, () => admitOn(Math.floor(random() * NODES), license)));
      refused += answers.filter(({ ok }) => !ok).length;
      for (let call = 0; call < count; call++) sent.push(now);
      now += how === "evenly" ? 500 : Math.ceil(random() * 30_000);
    }
    expect(sent.length).toBeGreaterThan(most * 2);
    expect(refused).toBe(0);
  });

  it("ask Redis for a few calls in a hundred only", async () => {
    const license = licenseOf({ rpm: 12_000, rpd: 1_000_000 });
    const askedBefore = nodes.reduce((sum, node) => sum + node.redisRequests, 0);
    let waited = 0;
    for (let call = 0; call < 6_000; call++) {
      const answer = admitOn(call % NODES, license);
      if (answer instanceof Promise) waited += 1;
      expect((await answer).ok).toBe(true);
      if (call % 2 === 0) now += 10;
    }
    const asked = nodes.reduce((sum, node) => sum + node.redisRequests, 0) - askedBefore;
    expect(waited).toBeLessThan(60);
    expect(asked).toBeLessThan(6_000 * 0.03);
  });

  it("let so many calls run at a time over all, and no more after any end", async () => {
    const license = licenseOf({ concurrent: 5 });
    const answers = await Promise.all(Array.from({ length: 30 }, (_none, call) => admitOn(call % NODES, license)));
    const running = answers.filter((answer): answer is Admitted => answer.ok);
    expect(running).toHaveLength(5);
    expect(answers.find(({ ok }) => !ok)).toMatchObject({ limit: "concurrent", reason: "limited" });
    for (const call of running.slice(0, 2)) call.settle({ status: 502, units: 0, bytes: 0 });
    // On the connection of the node that freed them, so that the order is certain.
    await Promise.all(nodes.map((_node, node) => admitOn(node, licenseOf({ concurrent: 1 }))));
    const again = await Promise.all(Array.from({ length: 30 }, (_none, call) => admitOn(call % NODES, license)));
    expect(again.filter(({ ok }) => ok)).toHaveLength(2);
  });

  it("keep the slot of a call that runs longer than a slot lives", async () => {
    const license = licenseOf({ concurrent: 1 });
    const running = (await admitOn(0, license)) as Admitted;
    for (let moved = 0; moved < 3; moved++) {
      await nodes[0]!.keptSlots();
      now += SLOT_LIFE_MS - 1;
      expect((await admitOn(1, license)).ok).toBe(false);
    }
    running.settle({ status: 200, units: 1, bytes: 1 });
    await nodes[0]!.keptSlots();
    expect((await admitOn(1, license)).ok).toBe(true);
  });
});

describe("limits while Redis is gone", () => {
  afterEach(async () => {
    door.open();
    await until(() => nodes.every(({ redisIsUp, knownNodes }) => redisIsUp && knownNodes === NODES));
  });

  it.each(["shut", "silence"] as const)("are kept by each gateway for its fair share (%s)", async (how) => {
    const [rate, slots] = [licenseOf({ rpm: 300 }), licenseOf({ concurrent: 6 })];
    expect((await admitOn(0, rate)).ok).toBe(true);
    door[how]();
    const answers = await Promise.all(Array.from({ length: 600 }, (_none, call) => admitOn(call % NODES, rate)));
    const passed = answers.filter(({ ok }) => ok).length;
    expect(passed).toBeGreaterThanOrEqual(299);
    expect(passed).toBeLessThanOrEqual(300);
    const running = await Promise.all(Array.from({ length: 30 }, (_none, call) => admitOn(call % NODES, slots)));
    expect(running.filter(({ ok }) => ok)).toHaveLength(6);
  });

  it("count on from what each gateway admitted alone when Redis returns", async () => {
    const license = licenseOf({ rpm: 300 });
    const together = await Promise.all(Array.from({ length: 90 }, (_none, call) => admitOn(call % NODES, license)));
    door.shut();
    await until(() => nodes.every(({ redisIsUp }) => !redisIsUp));
    now += 10_000;
    const alone = await Promise.all(Array.from({ length: 150 }, (_none, call) => admitOn(call % NODES, license)));
    expect([...together, ...alone].every(({ ok }) => ok)).toBe(true);
    door.open();
    await until(() => nodes.every(({ redisIsUp, knownNodes }) => redisIsUp && knownNodes === NODES));
    const rest = await Promise.all(Array.from({ length: 300 }, (_none, call) => admitOn(call % NODES, license)));
    const passed = rest.filter(({ ok }) => ok).length;
    expect(passed).toBeLessThanOrEqual(75);
    expect(passed).toBeGreaterThanOrEqual(45);
  });

  it("count on even when Redis has forgotten everything", async () => {
    const license = licenseOf({ rpm: 30 });
    const before = await Promise.all(Array.from({ length: 24 }, (_none, call) => admitOn(call % NODES, license)));
    expect(before.every(({ ok }) => ok)).toBe(true);
    door.shut();
    await until(() => nodes.every(({ redisIsUp }) => !redisIsUp));
    await forgetAll(prefix);
    door.open();
    await until(() => nodes.every(({ redisIsUp, knownNodes }) => redisIsUp && knownNodes === NODES));
    for (let node = 0; node < NODES; node++) expect((await admitOn(node, license)).ok).toBe(true);
    const rest = await Promise.all(Array.from({ length: 30 }, (_none, call) => admitOn(call % NODES, license)));
    expect(rest.filter(({ ok }) => ok)).toHaveLength(3);
  });
});

/** Last: for some seconds the others count the killed gateway as one of them. */
describe("a gateway that was killed", () => {
  it("holds its slots for their life and no longer", async () => {
    const license = licenseOf({ concurrent: 2 });
    const clockOffsetMs = now - Date.now();
    const settings = { slotLifeMs: SLOT_LIFE_MS };
    const child = await startLimitsProcess({ redisUrl: door.url, redisPrefix: prefix, nodeId: "node-killed", clockOffsetMs, settings });
    try {
      expect(await child.admit(license, 3)).toEqual({ admitted: 2, refused: { concurrent: 1 } });
      expect((await admitOn(0, license)).ok).toBe(false);
    } finally {
      await child.kill();
    }
    now = Date.now() + clockOffsetMs + SLOT_LIFE_MS;
    expect((await admitOn(0, license)).ok).toBe(true);
  });
});
