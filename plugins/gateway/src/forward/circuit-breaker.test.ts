import { CircuitBreaker } from "./circuit-breaker";

function failing(times: number, at: number, breaker = new CircuitBreaker()): CircuitBreaker {
  for (let time = 0; time < times; time++) {
    breaker.enter(at);
    breaker.failed(at);
  }
  return breaker;
}

describe("a circuit breaker", () => {
  it("opens with the fifth failure in a row, and not when answers stand between", () => {
    const breaker = failing(4, 0);
    expect(breaker.admits(0)).toBe(true);
    breaker.succeeded();
    failing(4, 0, breaker);
    expect(breaker.isOpen).toBe(false);
    expect(breaker.failed(0)).toBe(true);
    expect([breaker.isOpen, breaker.admits(999), breaker.enter(999)]).toEqual([true, false, false]);
  });

  it("lets one call through after its pause, and closes when that is answered", () => {
    const breaker = failing(5, 0);
    expect([breaker.enter(1000), breaker.enter(1000), breaker.admits(1000)]).toEqual([true, false, false]);
    expect(breaker.succeeded()).toBe(true);
    expect([breaker.isOpen, breaker.enter(1000), breaker.enter(1000)]).toEqual([false, true, true]);
  });

  it("doubles its pause with each failed attempt, to half a minute", () => {
    const breaker = failing(5, 0);
    let at = 1000;
    const pauses: number[] = [];
    for (let attempt = 0; attempt < 7; attempt++) {
      expect(breaker.enter(at)).toBe(true);
      expect(breaker.failed(at)).toBe(false);
      let pause = 0;
      while (!breaker.admits(at + pause)) pause += 500;
      pauses.push(pause);
      at += pause;
    }
    expect(pauses).toEqual([2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000]);
  });

  it("is not held open by calls that were under way, nor by an attempt that was given up", () => {
    const breaker = failing(5, 0);
    breaker.failed(900);
    expect(breaker.enter(1000)).toBe(true);
    breaker.released();
    expect(breaker.enter(1000)).toBe(true);
  });
});
