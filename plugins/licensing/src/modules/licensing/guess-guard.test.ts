import { GuessGuard } from "./guess-guard";

const now = new Date("2026-01-01T00:00:00Z");
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000);

describe("guessing", () => {
  it("stops at the limit until the minute is over, each caller for themselves", async () => {
    const guard = new GuessGuard(3);
    for (let i = 0; i < 3; i++) expect(await guard.countFailure("a", later(i))).toBeNull();
    expect(guard.blockedFor("a", later(3))).toBeNull();
    expect(await guard.countFailure("a", later(10))).toBe(50);
    expect(guard.blockedFor("a", later(59.5))).toBe(1);
    expect(guard.blockedFor("b", later(10))).toBeNull();
    expect(guard.blockedFor("a", later(60))).toBeNull();
    expect(await guard.countFailure("a", later(61))).toBeNull();
  });

  it("counts every one of many failures at once", async () => {
    const guard = new GuessGuard(50);
    await Promise.all(Array.from({ length: 50 }, () => guard.countFailure("a", now)));
    expect(guard.blockedFor("a", now)).toBeNull();
    await Promise.all(Array.from({ length: 2 }, () => guard.countFailure("a", now)));
    expect(guard.blockedFor("a", now)).toBe(60);
  });
});
