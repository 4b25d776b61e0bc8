import { authHeaderFault, headersForUpstream, headersFromUpstream, leadsElsewhere, parseUpstreamUrl, upstreamAddress } from "./upstream";

const reach = { allowLoopback: false };

describe("an upstream's address", () => {
  it.each([
    ["https://api.example.com", "https://api.example.com"],
    ["https://api.example.com/", "https://api.example.com"],
    ["https://API.example.com:443/v2//", "https://api.example.com/v2"],
    ["http://api.example.com:8080/a/b", "http://api.example.com:8080/a/b"],
  ])("%s is kept as %s", (text, url) => {
    expect(parseUpstreamUrl(text, reach)).toEqual({ url });
  });

  it.each([
    "https://api.example.com/?key=1",
    "https://api.example.com/?",
    "https://api.example.com/#x",
    "https://127.0.0.1",
    "http://localhost",
    "ftp://x.example",
  ])("is not %s", (text) => {
    expect(parseUpstreamUrl(text, reach)).toEqual({
      code: expect.stringMatching(/^upstream\.(malformed|not_public)$/),
      fault: expect.stringMatching(/^must /),
    });
  });

  it("may be this machine where that was allowed", () => {
    expect(parseUpstreamUrl("http://127.0.0.1:4000/x/", { allowLoopback: true })).toEqual({ url: "http://127.0.0.1:4000/x" });
  });

  it("leads elsewhere with another scheme, host or port, not with another path", () => {
    const before = "https://api.example.com/v1";
    expect(leadsElsewhere(before, "https://api.example.com/v2")).toBe(false);
    for (const after of ["http://api.example.com/v1", "https://evil.example/v1", "https://api.example.com:8443/v1"])
      expect(leadsElsewhere(before, after)).toBe(true);
  });

  it("takes a path below it, and none that could mean another place", () => {
    expect(upstreamAddress("https://api.example.com/v2", "/rates/EUR")?.href).toBe("https://api.example.com/v2/rates/EUR");
    expect(upstreamAddress("https://api.example.com", "//evil.example/x")?.host).toBe("api.example.com");
    for (const path of ["rates", "@evil.example/", ".evil.example/", ":80/", "/../x", "/a/%2e%2e/b", "/a/..", "/a\\b", "/a?b", "/a#b", "/a b", ""])
      expect([path, upstreamAddress("https://api.example.com", path)]).toEqual([path, null]);
  });
});

describe("headers of a call", () => {
  it("carry a secret under a name of its own", () => {
    for (const name of ["Authorization", "X-Upstream-Key", "apikey"]) expect([name, authHeaderFault(name)]).toEqual([name, null]);
    for (const name of ["Host", "content-LENGTH", "X-Forwarded-For", "x-mintreu-plan", "X-API-Key", "Cookie", "Transfer-Encoding", "a b", "a:b", "a\r\nb", ""])
      expect([name, authHeaderFault(name)]).toEqual([name, expect.stringMatching(/^must /)]);
  });

  it("go on without the connection's and without credentials", () => {
    const given = {
      ...{ Accept: "text/plain", Host: "evil", Authorization: "Bearer x", Cookie: "a=b", "X-API-Key": "k", Connection: "close", "X-Forwarded-For": "1.2.3.4" },
      ...{ "x-mintreu-plan": "pro", "Proxy-Authorization": "x", "X-Secret": "mine", "X-Trace": "1", "Accept-Encoding": "gzip", "Transfer-Encoding": "chunked" },
    };
    expect(headersForUpstream(given, "X-SECRET")).toEqual({ accept: "text/plain", "x-trace": "1" });
    expect(headersFromUpstream({ "content-type": "text/plain", "set-cookie": "a=b", connection: "close", server: "x" })).toEqual({
      "content-type": "text/plain",
      server: "x",
    });
  });
});
