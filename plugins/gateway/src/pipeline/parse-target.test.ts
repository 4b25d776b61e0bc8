import { parseTarget } from "./parse-target";

const parsed = (url: string) => {
  const target = parseTarget(url);
  return target.ok ? [target.developer, target.product, target.path, target.query, target.key] : target.code;
};

describe("parseTarget", () => {
  it.each([
    ["/v1/acme/rates/latest/EUR?a=1&b=%20", ["acme", "rates", "/latest/EUR", "?a=1&b=%20", null]],
    ["/v1/acme/rates", ["acme", "rates", "/", "", null]],
    ["/v1/acme/rates/", ["acme", "rates", "/", "", null]],
    ["/v1/acme/rates?x=1", ["acme", "rates", "/", "?x=1", null]],
    ["/v1/acme/rates/a%20b/:c@d;e=1,(f)", ["acme", "rates", "/a%20b/:c@d;e=1,(f)", "", null]],
    ["/v1/acme/rates/...", ["acme", "rates", "/...", "", null]],
    ["/v1/acme/rates/.well-known", ["acme", "rates", "/.well-known", "", null]],
    ["/v1/acme/rates/x?u=http://other/../..%2f", ["acme", "rates", "/x", "?u=http://other/../..%2f", null]],
  ])("%s", (url, expected) => expect(parsed(url)).toEqual(expected));

  it.each([
    ["?api_key=K", "", "K"],
    ["?a=1&api_key=K&b=2", "?a=1&b=2", "K"],
    ["?api%5Fkey=K%2D1&&x", "?&x", "K-1"],
    ["?%61pi_key=K&api_key=other", "", "K"],
    ["?api_key", "", ""],
    ["?my_api_key=K", "?my_api_key=K", null],
    ["?API_KEY=K", "?API_KEY=K", null],
    ["?q=%E0%A4&api_key=%E0%A4", "?q=%E0%A4", "%E0%A4"],
    ["?", "", null],
  ])("takes the key out of %s", (query, rest, key) => expect(parsed(`/v1/a1/b2/c${query}`)).toEqual(["a1", "b2", "/c", rest, key]));

  it.each([
    "/",
    "/v1",
    "/v1/",
    "/v1/acme",
    "/v1/acme/",
    "/v2/acme/rates",
    "/v1/license/validate",
    "/v1/usage/events",
    "/v1/health/live",
    "/v1/Acme/rates/x",
    "/v1/a_b/c/d",
    "/v1/-a/b",
  ])("knows nothing at %s", (url) => expect(parsed(url)).toBe("not-found"));

  it.each([
    ...[
      "/v1/a/b/../c",
      "/v1/a/b/./c",
      "/v1/a/b/..",
      "/v1/a/b/.",
      "/v1/a/b/..;/c",
      "/v1/a/b/.;x=1/c",
      "/v1/a/b//c",
      "/v1/a//b/c",
      "/v1/a/b/%2e%2e/c",
      "/v1/a/b/%2E/c",
    ],
    ...[
      "/v1/a/b/c%2fd",
      "/v1/a/b/c%5Cd",
      "/v1/a/b/c\\d",
      "/v1/a/b/%00",
      "/v1/a/b/%0d%0aX:1",
      "/v1/a/b/%252e",
      "/v1/a/b/%7f",
      "/v1/a/b/%",
      "/v1/a/b/%zz",
      "/v1/a/b/%2",
      "/v1/a/b/c#d",
    ],
    ...["/v1/a/b/é", "/v1/a/b/c d", "/v1/a/b?x=\u0001", "/v1/a/b?x=%g1", `/v1/a/b/${"x".repeat(20_000)}`, "http://other/v1/a/b", "*", ""],
  ])("refuses %j", (url) => expect(parsed(url)).toBe("path-malformed"));
});
