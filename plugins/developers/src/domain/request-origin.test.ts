import { mayWriteFrom } from "./request-origin";

const host = "market.example:9000";
const listed = ["https://shop.example", /^https:\/\/[a-z]+\.trusted\.example$/];

describe("a request that changes something", () => {
  it("may come from a page of the same host", () => {
    expect(mayWriteFrom("http://market.example:9000", host, [])).toBe(true);
    expect(mayWriteFrom("https://market.example:9000", host, [])).toBe(true);
  });

  it("may come from a listed origin", () => {
    expect(mayWriteFrom("https://shop.example", host, listed)).toBe(true);
    expect(mayWriteFrom("https://panel.trusted.example", host, listed)).toBe(true);
  });

  it.each([
    ["another port", "http://market.example:9001"],
    ["a neighbour below the domain", "http://evil.market.example:9000"],
    ["a longer name", "http://market.example:9000.evil.example"],
    ["a sandboxed page", "null"],
    ["nonsense", "://"],
    ["nothing", ""],
  ])("may not come from %s", (_what, origin) => {
    expect(mayWriteFrom(origin, host, listed)).toBe(false);
  });

  it("may not come from anywhere unlisted where the host is unknown", () => {
    expect(mayWriteFrom("https://market.example", undefined, [])).toBe(false);
  });
});
