import type { Full, Licensee } from "./licensee";
import type { AdmitAnswer, RedisLink, WindowRequest } from "./redis-link";
import type { SharedRate } from "./shared-rate";

/** What one call was granted in Redis before it is admitted. */
export interface HeldForCall {
  windows: { rate: SharedRate; step: number }[];
  slot: boolean;
}

/** Talks with Redis about the limits of a licence: tokens in advance, and what only Redis may grant. */
export class SharedAdmission {
  constructor(
    private readonly link: RedisLink,
    private readonly slotLifeMs: number,
  ) {}

  /** Fetches tokens for the windows that are spent from memory; one request at a time, for all who wait. */
  refill(licensee: Licensee, units: number, now: number): Promise<void> {
    licensee.refilling ??= this.fetch(licensee, units, now).finally(() => (licensee.refilling = null));
    return licensee.refilling;
  }

  /** Whether a call needs Redis itself: for small limits and for its slot. */
  mustAsk(licensee: Licensee, units: number): boolean {
    return this.link.isUp && (licensee.slots !== null || (units > 0 && licensee.shared.some((rate) => rate.isExact)));
  }

  /** Takes all or nothing for one call. Null when Redis is gone: then this node decides alone. */
  async take(licensee: Licensee, units: number, callId: string, now: number): Promise<HeldForCall | Full | null> {
    const rates = units > 0 ? licensee.shared.filter((rate) => rate.isExact) : [];
    const windows = rates.map((rate) => rate.request(units, now));
    const { slots } = licensee;
    const time = this.link.time();
    const slot = slots ? { id: callId, limit: slots.limit, ends: time + this.slotLifeMs } : undefined;
    const keys = rates.map((rate) => keyOf(licensee, rate.name));
    if (slots) keys.push(slotsKeyOf(licensee));
    const answer = await this.link.admit(keys, { now: time, windows, ...(slot ? { slot } : {}) });
    if (!answer) return null;
    learn(rates, windows, answer, units, 0, now);
    if (slots) slots.known = answer.running;
    if (answer.refused < 0) return { windows: rates.map((rate, place) => ({ rate, step: answer.windows[place]!.step })), slot: slots !== null };
    const full = rates[answer.refused];
    return full ? { limit: full.name, wait_ms: full.waitFor(units, now) } : { limit: "concurrent", wait_ms: 1_000 };
  }

  /** A call that did not come about gives back what it was granted. */
  release(licensee: Licensee, held: HeldForCall, units: number, callId: string, now: number): void {
    for (const { rate, step } of held.windows) rate.putBack(step, units);
    if (held.slot) this.link.freeSlot(slotsKeyOf(licensee), callId);
    this.giveBack(licensee, now);
  }

  /** Gives back tokens whose time is over, without anybody waiting. */
  giveBack(licensee: Licensee, now: number): void {
    const rates = licensee.shared.filter((rate) => rate.owes(now));
    if (rates.length === 0) return;
    const windows = rates.map((rate) => rate.returnRequest(now));
    const keys = rates.map((rate) => keyOf(licensee, rate.name));
    void this.link.admit(keys, { now: this.link.time(), windows }).then((answer) => answer && learn(rates, windows, answer, 0, 0, now));
  }

  freeSlot(licensee: Licensee, callId: string): void {
    this.link.freeSlot(slotsKeyOf(licensee), callId);
  }

  /** Calls that run on keep their slots. */
  keepSlots(licensee: Licensee): Promise<void> {
    return this.link.keepSlots(slotsKeyOf(licensee), licensee.slots!.running, this.link.time() + this.slotLifeMs);
  }

  private async fetch(licensee: Licensee, units: number, now: number): Promise<void> {
    const rates = licensee.shared.filter((rate) => !rate.isExact);
    const windows = rates.map((rate) => rate.request(units, now));
    const keys = rates.map((rate) => keyOf(licensee, rate.name));
    const answer = await this.link.admit(keys, { now: this.link.time(), windows });
    if (answer) learn(rates, windows, answer, units, 1, now);
  }
}

/** Tells each window what became of it; `keep` times what was granted is held, else it was for one call. */
function learn(rates: readonly SharedRate[], windows: readonly WindowRequest[], answer: AdmitAnswer, units: number, keep: 0 | 1, now: number): void {
  for (const [place, rate] of rates.entries()) {
    const one = answer.windows[place]!;
    const refused = answer.refused === place && windows[place]!.need > 0;
    rate.learn(one, refused ? units : null, one.granted * keep, now);
  }
}

/** In one slot of a Redis cluster, so that one script may hold all of a licence. */
function keyOf({ license }: Licensee, name: string): string {
  return `{${license.id}}:${name}`;
}

function slotsKeyOf(licensee: Licensee): string {
  return keyOf(licensee, "slots");
}
