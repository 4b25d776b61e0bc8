import { dayOf, visitorOf } from "./visit";

const key = Buffer.alloc(32, 1);
const visitor = { address: "203.0.113.7", userAgent: "Mozilla/5.0 (X11; Linux x86_64)" };

describe("visitor", () => {
  it("is told by address and browser together", () => {
    const digest = visitorOf(key, visitor);
    expect(visitorOf(key, { ...visitor })).toEqual(digest);
    expect(visitorOf(key, { ...visitor, address: "203.0.113.8" })).not.toEqual(digest);
    expect(visitorOf(key, { ...visitor, userAgent: "Mozilla/5.0" })).not.toEqual(digest);
  });

  it("cannot be mistaken for another whose parts lie differently", () => {
    expect(visitorOf(key, { address: "a", userAgent: "bc" })).not.toEqual(visitorOf(key, { address: "ab", userAgent: "c" }));
  });

  it("is another one under the key of another day, and tells nothing of its parts", () => {
    const digest = visitorOf(key, visitor);
    expect(visitorOf(Buffer.alloc(32, 2), visitor)).not.toEqual(digest);
    expect(digest).toHaveLength(16);
  });
});

describe("day", () => {
  it("is counted in UTC", () => {
    expect(dayOf(new Date("2026-11-23T23:59:59.999Z"))).toBe("2026-11-23");
    expect(dayOf(new Date("2026-11-24T00:30:00+01:00"))).toBe("2026-11-23");
  });
});
