import { LRUCache } from "lru-cache";
import { RegistryUnavailable } from "../contract";
import type { StoreGate } from "./store-gate";

export interface CacheRules {
  /** Until then an entry is served and nobody asks. */
  fresh_ms: number;
  /** Until then it is served while it is read anew beside; after it, its next use waits. */
  valid_ms: number;
  /** How long it is remembered that something does not exist. */
  missing_ms: number;
  /** Until then an entry is served as it is while the store cannot be reached. */
  stale_ms: number;
  max_entries: number;
  /** Bounded apart, so that guessing pushes out no good entry. */
  max_missing: number;
}

export interface CacheSource<Value> {
  read(question: string): Promise<Value | null>;
  /** The notices by which a value is told to have changed, e.g. `license:lic_1`. */
  noticesOf(value: Value): readonly string[];
  gate: StoreGate;
  /** Milliseconds of the clock, which tests move. */
  now(): number;
}

interface Entry<Value> {
  value: Value;
  read_at: number;
  generation: number;
}

/** Overtaken by a notice as often as this, a value is answered and not kept. */
const MOST_READS = 5;

/**
 * Values of a store that tells what changed. A hit answers at once, a miss is read once for all who ask. A notice
 * forgets the entry; a reading that a notice overtook is done again. After the notices were interrupted every entry
 * is read anew at its next use.
 */
export class EntryCache<Value extends object> {
  private readonly entries: LRUCache<string, Entry<Value>>;
  private readonly missing: LRUCache<string, Entry<true>>;
  private readonly loading = new Map<string, Promise<Value | null>>();
  private readonly keysByNotice = new Map<string, string[]>();
  /** When each notice came, counted; kept while something is being read. */
  private readonly noticed = new Map<string, number>();
  private notices = 0;
  private generation = 0;

  constructor(
    private readonly source: CacheSource<Value>,
    private readonly rules: CacheRules,
  ) {
    this.entries = new LRUCache({ max: rules.max_entries, dispose: (entry, key) => this.unlink(key, entry.value) });
    this.missing = new LRUCache({ max: rules.max_missing });
  }

  get size(): number {
    return this.entries.size;
  }

  /** Whether a value is in memory, however old. */
  has(key: string): boolean {
    return this.entries.has(key);
  }

  /** By the name under which it is kept and the question that finds it. Rejects with `RegistryUnavailable`. */
  find(key: string, question: string): Value | null | Promise<Value | null> {
    const now = this.source.now();
    const entry = this.entries.get(key);
    if (entry) {
      const age = now - entry.read_at;
      if (age >= 0 && age < this.rules.valid_ms && entry.generation === this.generation) {
        if (age >= this.rules.fresh_ms) this.refresh(key, question);
        return entry.value;
      }
      return this.revalidate(key, question, entry, Math.abs(age) < this.rules.stale_ms);
    }
    if (this.knowsMissing(key, now)) return null;
    if (!this.loading.has(key) && !this.source.gate.mayAsk()) return Promise.reject(new RegistryUnavailable("the store cannot be reached"));
    return this.load(key, question);
  }

  /** Something changed. */
  notice(name: string): void {
    this.notices += 1;
    if (this.loading.size > 0) this.noticed.set(name, this.notices);
    for (const key of [...(this.keysByNotice.get(name) ?? [])]) this.entries.delete(key);
  }

  /** Notices may have been missed until now. */
  suspectAll(): void {
    this.generation += 1;
  }

  private knowsMissing(key: string, now: number): boolean {
    const missing = this.missing.get(key);
    return missing !== undefined && now >= missing.read_at && now - missing.read_at < this.rules.missing_ms && missing.generation === this.generation;
  }

  private revalidate(key: string, question: string, entry: Entry<Value>, usable: boolean): Value | Promise<Value | null> {
    if (usable && this.source.gate.isDown()) {
      this.refresh(key, question);
      return entry.value;
    }
    return this.load(key, question).catch((error: unknown) => {
      // Unless a notice has come meanwhile: what is known to be wrong is not served.
      if (usable && this.entries.peek(key) === entry) return entry.value;
      throw error;
    });
  }

  private refresh(key: string, question: string): void {
    if (this.loading.has(key) || !this.source.gate.mayAsk()) return;
    this.load(key, question).catch(() => {});
  }

  private load(key: string, question: string): Promise<Value | null> {
    const under = this.loading.get(key);
    if (under) return under;
    const started = this.read(key, question).finally(() => {
      this.loading.delete(key);
      if (this.loading.size === 0) this.noticed.clear();
    });
    this.loading.set(key, started);
    return started;
  }

  private async read(key: string, question: string): Promise<Value | null> {
    for (let reads = 1; ; reads += 1) {
      const { generation, notices } = this;
      const read_at = this.source.now();
      const value = await this.source.read(question).catch((error: unknown) => {
        throw error instanceof RegistryUnavailable ? error : new RegistryUnavailable("the store cannot be read", { cause: error });
      });
      const overtaken = value !== null && this.source.noticesOf(value).some((name) => (this.noticed.get(name) ?? 0) > notices);
      if (!overtaken) this.keep(key, value, { read_at, generation });
      if (!overtaken || reads === MOST_READS) return value;
    }
  }

  private keep(key: string, value: Value | null, stamp: { read_at: number; generation: number }): void {
    this.entries.delete(key);
    if (value === null) {
      this.missing.set(key, { value: true, ...stamp });
      return;
    }
    this.missing.delete(key);
    this.entries.set(key, { value, ...stamp });
    for (const name of this.source.noticesOf(value)) {
      const keys = this.keysByNotice.get(name);
      if (keys) keys.push(key);
      else this.keysByNotice.set(name, [key]);
    }
  }

  private unlink(key: string, value: Value): void {
    for (const name of this.source.noticesOf(value)) {
      const left = this.keysByNotice.get(name)?.filter((other) => other !== key) ?? [];
      if (left.length > 0) this.keysByNotice.set(name, left);
      else this.keysByNotice.delete(name);
    }
  }
}
