const FAILURES_TO_OPEN = 5;
const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 30_000;

/**
 * Stops calling an upstream that does not answer: opens after five failures in a row, lets one call through when its
 * pause is over, closes with the first answer. Each pause is twice as long as the one before. Times are milliseconds
 * of any clock that only moves on.
 */
export class CircuitBreaker {
  #failures = 0;
  #openUntil = 0;
  #pauseMs = 0;
  #probing = false;

  get isOpen(): boolean {
    return this.#pauseMs > 0;
  }

  /** Whether a call would be let through. */
  admits(nowMs: number): boolean {
    return this.#pauseMs === 0 || (!this.#probing && nowMs >= this.#openUntil);
  }

  /** Lets a call through, if it may pass: one of `succeeded`, `failed` and `released` must follow. */
  enter(nowMs: number): boolean {
    if (this.#pauseMs === 0) return true;
    if (this.#probing || nowMs < this.#openUntil) return false;
    this.#probing = true;
    return true;
  }

  /** The upstream answered, whatever it said. True when that closed the circuit. */
  succeeded(): boolean {
    const wasOpen = this.#pauseMs > 0;
    this.#failures = 0;
    this.#pauseMs = 0;
    this.#probing = false;
    return wasOpen;
  }

  /** True when that opened the circuit. */
  failed(nowMs: number): boolean {
    const wasOpen = this.#pauseMs > 0;
    this.#failures += 1;
    // Calls that were under way when it opened change nothing any more.
    if (wasOpen && !this.#probing) return false;
    if (!wasOpen && this.#failures < FAILURES_TO_OPEN) return false;
    this.#probing = false;
    this.#pauseMs = wasOpen ? Math.min(LONGEST_PAUSE_MS, this.#pauseMs * 2) : FIRST_PAUSE_MS;
    this.#openUntil = nowMs + this.#pauseMs;
    return !wasOpen;
  }

  /** The call came to nothing for another reason: it says nothing about the upstream. */
  released(): void {
    this.#probing = false;
  }
}
