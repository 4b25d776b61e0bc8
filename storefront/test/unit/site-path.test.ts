import { describe, expect, it } from "vitest";
import { sameSitePath } from "../../shared/site-path";

describe("where to go after signing in", () => {
  it.each(["/account", "/checkout?step=2", "/products?q=a%20b#top", "/a//b"])("stays with %j", (path) => {
    expect(sameSitePath(path)).toBe(path);
  });

  it.each([
    "https://evil.example",
    "//evil.example",
    "/\\evil.example",
    "/\t/evil.example",
    "\n//evil.example",
    "javascript:alert(1)",
    "account",
    "",
    "/..//evil.example",
    undefined,
    null,
    7,
    ["/account"],
    `/${"a".repeat(3000)}`,
  ])("falls back for %j", (path) => {
    expect(sameSitePath(path, "/home")).toBe("/home");
  });
});
