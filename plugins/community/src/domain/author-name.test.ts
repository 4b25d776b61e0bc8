import { authorName } from "./author-name";

describe("the name under a review", () => {
  it.each([
    ["Ada", "Winther", "Ada W."],
    ["Ada", null, "Ada"],
    ["Ada", "  ", "Ada"],
    [null, "Winther", "Customer"],
    [" ", null, "Customer"],
    ["  Anna\nMaria ", "ł", "Anna Maria ł."],
    ["José", "E\u0301lan", "José E\u0301."],
    ["\u202eada", "x", "ada x."],
  ])("of %j %j is %j", (first, last, name) => {
    expect(authorName(first, last)).toBe(name);
  });

  it("is never long", () => {
    expect(authorName("a".repeat(1000), "b".repeat(1000))).toBe(`${"a".repeat(40)} b.`);
  });
});
