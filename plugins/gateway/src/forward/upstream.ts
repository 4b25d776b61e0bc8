import { Agent, type AgentOptions } from "node:http";
import type { Duplex } from "node:stream";
import { type buildConnector, Pool } from "undici";
import { CircuitBreaker } from "./circuit-breaker";

export interface UpstreamSettings {
  /** Calls under way at once, for each process: one upstream's slowness takes no more than this. */
  connections: number;
  headersTimeoutMs: number;
  bodyTimeoutMs: number;
  /** How long an idle connection is kept, unless the upstream says less. */
  keepAliveMs: number;
}

export type Refusal = "circuit-open" | "upstream-busy";

/** One upstream of one product: its connections, its breaker, its share of the process. Two products never share one. */
export class Upstream {
  readonly host: string;
  /** Path in front of every call's; without a slash at its end. */
  readonly basePath: string;
  readonly pool: Pool;
  #streaming: Agent | null = null;
  #inFlight = 0;
  readonly #breaker = new CircuitBreaker();
  lastUsedMs = 0;
  closed = false;

  constructor(
    readonly url: URL,
    readonly settings: UpstreamSettings,
    private readonly connect: buildConnector.connector,
    private readonly onCircuit: (state: "open" | "closed") => void,
  ) {
    this.host = url.host;
    this.basePath = url.pathname.replace(/\/+$/, "");
    this.pool = new Pool(url.origin, {
      connect,
      connections: settings.connections,
      pipelining: 1,
      allowH2: false,
      headersTimeout: settings.headersTimeoutMs,
      bodyTimeout: settings.bodyTimeoutMs,
      keepAliveTimeout: settings.keepAliveMs,
      maxHeaderSize: 64 * 1024,
    });
  }

  /** Connections for bodies that are streamed to the upstream; made when the first comes. */
  get streaming(): Agent {
    this.#streaming ??= agentOver(this.connect, this.url, this.settings);
    return this.#streaming;
  }

  get inFlight(): number {
    return this.#inFlight;
  }

  /** Why a call would be refused now; asked before limits are touched. */
  refusal(nowMs: number): Refusal | null {
    if (!this.#breaker.admits(nowMs)) return "circuit-open";
    return this.#inFlight >= this.settings.connections ? "upstream-busy" : null;
  }

  /** Takes a place; `leave` must follow when this gives null. */
  enter(nowMs: number): Refusal | null {
    if (this.#inFlight >= this.settings.connections) return "upstream-busy";
    if (!this.#breaker.enter(nowMs)) return "circuit-open";
    this.#inFlight += 1;
    this.lastUsedMs = nowMs;
    return null;
  }

  leave(outcome: "answered" | "failed" | "neither", nowMs: number): void {
    this.#inFlight -= 1;
    this.lastUsedMs = nowMs;
    if (outcome === "answered") {
      if (this.#breaker.succeeded()) this.onCircuit("closed");
    } else if (outcome === "failed") {
      if (this.#breaker.failed(nowMs)) this.onCircuit("open");
    } else {
      this.#breaker.released();
    }
  }

  close(): void {
    this.closed = true;
    this.pool.destroy().catch(() => {});
    this.#streaming?.destroy();
  }
}

/** Node's own client over the guarded connector: it can say `Expect`, send trailers, and read an answer while it sends. */
function agentOver(connect: buildConnector.connector, url: URL, { connections, keepAliveMs }: UpstreamSettings): Agent {
  const agent = new Agent({ keepAlive: true, maxSockets: connections, timeout: keepAliveMs } as AgentOptions);
  agent.createConnection = (_options, callback) => {
    const target = { hostname: url.hostname, host: url.host, protocol: url.protocol, port: url.port };
    connect(target, (error, socket) => callback?.(error, socket as unknown as Duplex));
    return undefined;
  };
  return agent;
}
