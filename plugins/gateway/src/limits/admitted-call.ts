import type { Admitted, CallOutcome, LimitState } from "../contract";
import type { Licensee } from "./licensee";
import type { Quota, Reservation } from "./quota";

/** What an admitted call holds until its end. */
export interface CallEnds {
  now(): number;
  freeSlot(licensee: Licensee, callId: string): void;
}

/** What a call reserved of a quota. */
export interface HeldQuota {
  quota: Quota;
  reservation: Reservation;
}

export class AdmittedCall implements Admitted {
  readonly ok = true;
  calls_lease_id: string | null = null;
  bytes_lease_id: string | null = null;
  private readonly held: HeldQuota[] = [];
  private settled = false;

  constructor(
    private readonly licensee: Licensee,
    readonly states: readonly LimitState[],
    private readonly slot: string | null,
    private readonly ends: CallEnds,
  ) {}

  hold(held: HeldQuota): void {
    this.held.push(held);
    if (held.quota.metric === "calls") this.calls_lease_id = held.reservation.account.id;
    else this.bytes_lease_id = held.reservation.account.id;
  }

  settle(outcome: CallOutcome): void {
    if (this.settled) return;
    this.settled = true;
    const steady = performance.now();
    for (const { quota, reservation } of this.held) quota.settle(reservation, quota.metric === "calls" ? outcome.units : outcome.bytes, steady);
    if (this.slot !== null) this.ends.freeSlot(this.licensee, this.slot);
    if (this.licensee.errors) this.licensee.noteEnd(outcome, this.ends.now());
  }
}
