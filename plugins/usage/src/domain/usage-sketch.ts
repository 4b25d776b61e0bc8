import { LatencySketch } from "./latency-sketch";
import { UniqueCount } from "./unique-count";

const MAX_NAMES = 60;
const OTHERS = "other";

/** How a sketch is stored: a row of `usage_sketch`. */
export interface StoredSketch {
  latency: Buffer;
  ips: Buffer;
  countries: Record<string, number>;
  agents: Record<string, number>;
}

export interface SketchedEvent {
  total_us: number;
  ip_hash: string;
  country: string | null;
  agent: string | null;
}

/** What cannot be added up row by row: percentiles, unique callers, countries and agents. Sketches of parts merge into that of the whole. */
export class UsageSketch {
  readonly latency = new LatencySketch();
  readonly ips = new UniqueCount();
  readonly countries = new Map<string, number>();
  readonly agents = new Map<string, number>();

  add({ total_us, ip_hash, country, agent }: SketchedEvent): void {
    this.latency.add(total_us);
    this.ips.add(ip_hash);
    if (country) count(this.countries, country, 1);
    if (agent) count(this.agents, agent, 1);
  }

  merge(other: UsageSketch): void {
    this.latency.merge(other.latency);
    this.ips.merge(other.ips);
    for (const [name, times] of other.countries) count(this.countries, name, times);
    for (const [name, times] of other.agents) count(this.agents, name, times);
  }

  toStored(): StoredSketch {
    return { latency: this.latency.toBytes(), ips: this.ips.toBytes(), countries: most(this.countries, Infinity), agents: most(this.agents, MAX_NAMES) };
  }

  static fromStored(stored: StoredSketch): UsageSketch {
    const sketch = new UsageSketch();
    sketch.latency.merge(LatencySketch.fromBytes(stored.latency));
    sketch.ips.merge(UniqueCount.fromBytes(stored.ips));
    for (const [name, times] of Object.entries(stored.countries)) count(sketch.countries, name, times);
    for (const [name, times] of Object.entries(stored.agents)) count(sketch.agents, name, times);
    return sketch;
  }
}

function count(counts: Map<string, number>, name: string, times: number): void {
  counts.set(name, (counts.get(name) ?? 0) + times);
}

/** Names come from callers: a sketch stays small whatever they send, the rarest go together. */
function most(counts: Map<string, number>, limit: number): Record<string, number> {
  const sorted = [...counts].sort(([one, times], [other, otherTimes]) => otherTimes - times || (one < other ? -1 : 1));
  const kept = new Map(sorted.slice(0, limit));
  for (const [, times] of sorted.slice(limit)) count(kept, OTHERS, times);
  return Object.fromEntries(kept);
}
