import Redis from "ioredis";
import { ADMIT, HEARTBEAT } from "./redis-scripts";

const NODES_KEY = "nodes";
const HEARTBEAT_MS = 1_000;
/** A node that said nothing for so long is no longer counted. */
const SILENT_MS = 5_000;
/** A machine's clock that differs by less from that of Redis counts as equal. */
const CLOCK_TOLERANCE_MS = 20;

export interface WindowRequest {
  window: number;
  limit: number;
  need: number;
  want: number;
  back?: [step: number, units: number][];
  runs?: [first: number, last: number, units: number][];
  since?: number;
}

export interface WindowAnswer {
  step: number;
  granted: number;
  sum: number;
  /** Milliseconds until less is counted, and until what was needed fits. */
  frees: number;
  fits: number;
}

export interface AdmitRequest {
  now: number;
  windows: WindowRequest[];
  slot?: { id: string; limit: number; ends: number };
}

export interface AdmitAnswer {
  /** The window that has too little, by its place; the number of windows for the slot; -1 for none. */
  refused: number;
  windows: WindowAnswer[];
  running: number;
}

export interface RedisLinkSettings {
  url: string;
  nodeId: string;
  /** Of all its keys: gateways that share it count together. */
  prefix: string;
  /** No call waits longer for Redis. */
  timeoutMs: number;
}

type Commands = Redis & {
  mintreuAdmit(keys: number, ...args: string[]): Promise<string>;
  mintreuHeartbeat(keys: number, ...args: (string | number)[]): Promise<[number, string]>;
};

/**
 * The connection to Redis and what is known of the other nodes. One failure or a late answer counts as "gone": every
 * limit is then kept alone until a heartbeat is answered again. `epoch` rises with each return.
 */
export class RedisLink {
  private readonly redis: Commands;
  private timer: NodeJS.Timeout | null = null;
  private beating = false;
  private skewMs = 0;
  private countedFrom = 0;
  isUp = false;
  nodes = 1;
  epoch = 0;
  requests = 0;
  /** When it was last there, by the given clock. */
  goneSince = 0;
  onReturn: () => void = () => {};

  constructor(
    private readonly settings: RedisLinkSettings,
    private readonly now: () => number,
  ) {
    this.redis = new Redis(settings.url, {
      enableOfflineQueue: false,
      maxRetriesPerRequest: 0,
      commandTimeout: settings.timeoutMs,
      connectTimeout: Math.max(1_000, settings.timeoutMs),
      retryStrategy: (times) => Math.min(1_000, 50 * times),
      lazyConnect: true,
      keyPrefix: settings.prefix,
    }) as Commands;
    this.redis.defineCommand("mintreuAdmit", { lua: ADMIT });
    this.redis.defineCommand("mintreuHeartbeat", { lua: HEARTBEAT });
    // Its absence shows at the next command; an unheard event would end the process.
    this.redis.on("error", () => this.lose());
    this.redis.on("close", () => this.lose());
  }

  /** Resolves after the first attempt, whatever came of it. */
  async start(): Promise<void> {
    await this.redis.connect().catch(() => {});
    await this.beat();
    this.timer = setInterval(() => void this.beat(), HEARTBEAT_MS).unref();
  }

  /** The time that all nodes share: this machine's, corrected where it is far from that of Redis. */
  time(): number {
    return Math.round(this.now() + this.skewMs);
  }

  /** Null when Redis is gone or does not answer in time; then it is unknown what it did. */
  async admit(keys: readonly string[], request: AdmitRequest): Promise<AdmitAnswer | null> {
    if (!this.isUp) return null;
    this.requests += 1;
    try {
      const answer = await this.redis.mintreuAdmit(keys.length, ...keys, JSON.stringify({ ...request, node: this.settings.nodeId }));
      const parsed = JSON.parse(answer) as AdmitAnswer;
      // Lua knows no difference between an empty list and an empty object.
      return Array.isArray(parsed.windows) ? parsed : { ...parsed, windows: [] };
    } catch {
      this.lose();
      return null;
    }
  }

  /** Without anybody waiting: what fails ends by itself. */
  freeSlot(key: string, id: string): void {
    if (this.isUp) this.redis.zrem(key, id).catch(() => this.lose());
  }

  async keepSlots(key: string, ids: Iterable<string>, ends: number): Promise<void> {
    const members = [...ids].flatMap((id) => [ends, id]);
    if (!this.isUp || members.length === 0) return;
    const kept = this.redis
      .pipeline()
      .zadd(key, ...members)
      .pexpire(key, Math.ceil(ends - this.time()) + 60_000);
    await kept.exec().catch(() => this.lose());
  }

  async close(): Promise<void> {
    if (this.timer) clearInterval(this.timer);
    this.timer = null;
    if (this.isUp) await this.redis.zrem(NODES_KEY, this.settings.nodeId).catch(() => 0);
    this.isUp = false;
    this.redis.disconnect();
  }

  private async beat(): Promise<void> {
    if (this.beating || this.redis.status !== "ready") return;
    this.beating = true;
    try {
      const asked = Date.now();
      const [nodes, time] = await this.redis.mintreuHeartbeat(1, NODES_KEY, this.settings.nodeId, SILENT_MS);
      const skew = Number(time) - (asked + Date.now()) / 2;
      this.skewMs = Math.abs(skew) < CLOCK_TOLERANCE_MS + (Date.now() - asked) ? 0 : skew;
      if (!this.isUp) this.found();
      // Right after a return the others may not have spoken yet.
      this.nodes = Math.max(1, Number(nodes), asked < this.countedFrom ? this.nodes : 1);
    } catch {
      this.lose();
    } finally {
      this.beating = false;
    }
  }

  private found(): void {
    this.isUp = true;
    this.countedFrom = Date.now() + SILENT_MS;
    this.epoch += 1;
    this.onReturn();
  }

  private lose(): void {
    if (!this.isUp) return;
    this.isUp = false;
    this.goneSince = this.now();
  }
}
