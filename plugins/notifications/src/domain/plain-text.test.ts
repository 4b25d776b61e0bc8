import { dayOf, linesOf, oneLine, quoted } from "./plain-text";

describe("names of others", () => {
  it("stay on one line", () => {
    expect(oneLine("Acme\r\n    MINTREU-FORGED\u2028\tTool\u0000 ")).toBe("Acme MINTREU-FORGED Tool");
  });

  it("cannot turn the direction of the text around them", () => {
    expect(oneLine("safe\u202Eexe.txt\u2066\u200F")).toBe("safeexe.txt");
  });

  it("keep letters of every script", () => {
    expect(oneLine("حزمة الدفع – 支付套件 🎉")).toBe("حزمة الدفع – 支付套件 🎉");
  });

  it("are cut by characters, not in the middle of one", () => {
    expect(oneLine("🎉🎉🎉🎉", 3)).toBe("🎉🎉…");
    expect(oneLine("🎉🎉🎉", 3)).toBe("🎉🎉🎉");
  });
});

describe("free text", () => {
  it("keeps its lines, each marked as quoted", () => {
    expect(linesOf("one\r\n two\n\nthree")).toEqual(["one", "two", "", "three"]);
    expect(quoted("one\n\ntwo")).toBe("> one\n>\n> two");
  });
});

it("names a day in UTC", () => {
  expect(dayOf(new Date("2027-11-22T23:59:59Z"))).toBe("22 November 2027");
});
