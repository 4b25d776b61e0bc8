import { describe, expect, it } from "vitest";
import { packageTitles, wordsOfPath, wordsOfValue } from "./difference-words";

const titles = new Map([["pkg_1", "Pro"]]);

describe("words of a difference", () => {
  it.each([
    ["title", "Title"],
    ["ga4_measurement_id", "Google Analytics id"],
    ["packages.pkg_1.prices.eur", "Pro: price in EUR"],
    ["packages.pkg_1.terms.limits.rpm", "Pro: requests a minute"],
    ["packages.pkg_1.terms.updates_for_days", "Pro: updates in days"],
    ["packages.pkg_1.rank", "Pro: rank"],
    ["packages.pkg_2.title", "Package: title"],
  ])("name %s", (path, words) => {
    expect(wordsOfPath(path, titles)).toBe(words);
  });

  it.each([
    ["packages.pkg_1.prices.eur", 4900, "€49.00"],
    ["packages.pkg_1.terms.domain_limit", null, "Unlimited"],
    ["packages.pkg_1.terms.billing", "one_time", "One time"],
    ["packages.pkg_1.archived", true, "Yes"],
    ["subtitle", null, "Nothing"],
    ["tags", ["a", "b"], "a\nb"],
    ["tags", [], "Nothing"],
    ["description", "# A heading\n<script>", "# A heading\n<script>"],
  ] as const)("say the value of %s", (path, value, words) => {
    expect(wordsOfValue({ path }, value)).toBe(words);
  });

  it("call a package by its proposed title", () => {
    const named = (title: string) => [{ id: "pkg_1", title } as never];
    expect(packageTitles(named("Old"), undefined, named("New")).get("pkg_1")).toBe("New");
  });
});
