import { changeSettings, initialSettings, refuseFaultyEndpoints } from "./api-configuration";

const reach = { allowLoopback: false };
const codeOf = (work: () => unknown) => {
  try {
    work();
  } catch (error) {
    return (error as { code: string }).code;
  }
  return "ok";
};

describe("settings of an API product", () => {
  const first = changeSettings(initialSettings, { upstream_url: "https://api.example.com/", auth_header_name: "X-Key", auth_secret: "s3cret" }, reach);

  it("are kept as they were given, and as they were where nothing was said", () => {
    expect(first).toEqual({
      settings: { ...initialSettings, upstream_url: "https://api.example.com", auth_header_name: "X-Key", auth_secret_set: true },
      secret: "s3cret",
    });
    const next = changeSettings(first.settings, { count_client_errors: false, default_limits: { rpm: 5 } }, reach);
    expect(next).toEqual({ settings: { ...first.settings, count_client_errors: false, default_limits: { rpm: 5 } }, secret: undefined });
    expect(changeSettings(first.settings, {}, reach)).toEqual({ settings: first.settings, secret: undefined });
  });

  it("never send a stored secret to another host", () => {
    const at = (upstream_url: string | null, auth_secret?: string | null) => changeSettings(first.settings, { upstream_url, auth_secret }, reach);
    expect(at("https://api.example.com/v2").settings.auth_secret_set).toBe(true);
    expect(codeOf(() => at("https://evil.example"))).toBe("api_configuration.secret_required");
    expect(at("https://evil.example", "another").secret).toBe("another");
    expect(at("https://evil.example", null)).toMatchObject({ settings: { auth_secret_set: false }, secret: null });
    expect(at(null)).toMatchObject({ settings: { auth_secret_set: false, upstream_url: null }, secret: null });
  });

  it("forget the secret with its header", () => {
    expect(changeSettings(first.settings, { auth_header_name: null }, reach)).toMatchObject({ settings: { auth_secret_set: false }, secret: null });
    expect(codeOf(() => changeSettings(first.settings, { auth_header_name: null, auth_secret: "x" }, reach))).toBe("api_configuration.secret_without_header");
    expect(codeOf(() => changeSettings(initialSettings, { auth_secret: "x" }, reach))).toBe("api_configuration.secret_without_header");
    expect(codeOf(() => changeSettings(initialSettings, { auth_header_name: "Host" }, reach))).toBe("api_configuration.header_refused");
  });

  it("refuse an address that is none or not public", () => {
    expect(codeOf(() => changeSettings(initialSettings, { upstream_url: "nowhere" }, reach))).toBe("upstream.malformed");
    expect(codeOf(() => changeSettings(initialSettings, { upstream_url: "http://169.254.169.254" }, reach))).toBe("upstream.not_public");
  });
});

describe("endpoints", () => {
  const endpoint = (method: string, path: string) => ({ method, path, cost_weight: 1, summary: null });

  it("are paths, each once", () => {
    expect(codeOf(() => refuseFaultyEndpoints([endpoint("GET", "/a/{x}"), endpoint("POST", "/a/{y}"), endpoint("GET", "/a/b")]))).toBe("ok");
    expect(codeOf(() => refuseFaultyEndpoints([endpoint("GET", "/a/{x}"), endpoint("GET", "/a/{y}")]))).toBe("api_configuration.endpoint_twice");
    expect(codeOf(() => refuseFaultyEndpoints([endpoint("GET", "a")]))).toBe("api_configuration.endpoint_malformed");
  });
});
