import { wordsOfAlert, wordsOfCustomersQuota, wordsOfQuota, wordsOfReport } from "./usage-words";

const quota = { metric: "calls" as const, percent: 80, used: 8000, quota: 10_000, product_title: "Currency\nBcc: all@people.example" };

describe("words of usage", () => {
  it("tell how much of a quota is used, on one line", () => {
    const words = wordsOfQuota(quota);
    expect(words.title).toBe("Currency Bcc: all@people.example: 80 % of this month's calls used");
    expect(words.news).toContain("8,000 calls of 10,000 calls");
  });

  it("tell that nothing is left", () => {
    expect(wordsOfQuota({ ...quota, percent: 100 })).toMatchObject({ title: expect.stringContaining("used up"), next: expect.stringContaining("refused") });
  });

  it.each([
    [999, "999 bytes"],
    [1500, "1.5 kB"],
    [2_000_000_000, "2 GB"],
    [5e18, "5,000,000 TB"],
  ])("tell %d bytes as %s", (used, shown) => {
    expect(wordsOfQuota({ ...quota, metric: "bytes", used }).news).toContain(`${shown} of`);
  });

  it("tell the developer whose quota it is", () => {
    expect(wordsOfCustomersQuota(quota, "ada@customer.example").title).toBe("ada@customer.example has used 80 % of this month's calls");
  });

  it("tell what is not as usual", () => {
    const spike = wordsOfAlert({ kind: "error_spike", error_rate: 0.254, usual_error_rate: 0, requests: 1000 }, "Currency", null);
    expect(spike.news).toBe("In the last hour 25.4% of 1,000 calls failed; usually it is 0%.");
    const slow = wordsOfAlert({ kind: "slow_answers", mean_ms: 812.4, usual_mean_ms: 40.2, requests: 1000 }, "Currency", null);
    expect(slow.news).toContain("812 ms on average; usually it is 40 ms");
    const many = wordsOfAlert({ kind: "unusual_use", unique_ips: 40, usual_unique_ips: 2, countries: 1, usual_countries: 1 }, "Currency", "MINT-…-9XYZ");
    expect(many.news).toContain("MINT-…-9XYZ was used from 40 addresses in 1 country");
  });

  it("tell a day's figures by product", () => {
    const report = wordsOfReport([{ title: "Currency", requests: 1, units: 1, errors: 0, mean_ms: null }], new Date("2026-11-22T00:00:00Z"));
    expect(report).toEqual({
      title: "Your APIs on 22 November 2026: 1 call",
      news: "1 call, of which 0 failed.",
      lines: ["Currency: 1 call, 1 counted, 0 failed"],
    });
  });
});
