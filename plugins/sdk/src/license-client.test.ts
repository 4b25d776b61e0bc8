import { generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { createLicenseClient, type LicenseClientOptions } from "./license-client.ts";
import { type LicenseCache, memoryCache } from "./license-cache.ts";

const HOUR = 3_600_000;
const START = Date.UTC(2026, 10, 23);

/** A marketplace in small, on a real socket: signs answers with keys that tests exchange. */
class Marketplace {
  now = START;
  code = "VALID";
  trouble: "none" | "down" | "error" | "busy" = "none";
  expires_at: string | null = null;
  validations = 0;
  keySets = 0;
  keys = new Map<string, KeyObject>();
  published: string[] = [];
  current = "";
  #server: Server | undefined;
  url = "";

  constructor() {
    this.rotate("k1");
  }

  rotate(kid: string): void {
    this.keys.set(kid, generateKeyPairSync("ed25519").privateKey);
    this.published.push(kid);
    this.current = kid;
  }

  jwk(kid: string) {
    const { x = "" } = this.keys.get(kid)!.export({ format: "jwk" });
    return { kid, kty: "OKP", crv: "Ed25519", x };
  }

  token(claims: object, kid = this.current): string {
    const body = [{ alg: "EdDSA", typ: "JWT", kid }, claims].map((part) => Buffer.from(JSON.stringify(part)).toString("base64url")).join(".");
    return `${body}.${sign(null, Buffer.from(body), this.keys.get(kid)!).toString("base64url")}`;
  }

  async start(): Promise<void> {
    this.#server = createServer((req, res) => {
      if (this.trouble === "down") return void req.socket.destroy();
      if (this.trouble === "error") return void res.writeHead(503).end("upstream is away");
      if (this.trouble === "busy") return void res.writeHead(429, { "retry-after": "7" }).end("{}");
      res.setHeader("content-type", "application/json");
      if (req.url === "/.well-known/mintreu-license-keys.json") {
        this.keySets += 1;
        return void res.end(JSON.stringify({ keys: this.published.map((kid) => this.jwk(kid)) }));
      }
      let text = "";
      req.on("data", (chunk) => (text += chunk));
      req.on("end", () => {
        const asked = JSON.parse(text) as { license_key?: string; fingerprint?: string; domain?: string };
        if (!asked.license_key) return void res.writeHead(400).end(JSON.stringify({ type: "invalid_data", code: "license.key_required", message: "needed" }));
        this.validations += 1;
        const iat = Math.floor(this.now / 1000);
        const valid = this.code === "VALID";
        res.end(
          JSON.stringify({
            valid,
            code: this.code,
            message: this.code,
            expires_at: this.expires_at,
            limits: { rpm: 60 },
            current_usage: {},
            remaining: {},
            entitlements: { product_id: "prod_1", package_id: "pkg_1", features: ["export"], updates_until: null },
            token: valid
              ? this.token({ sub: "lic_1", product_id: "prod_1", valid: true, fingerprint: asked.fingerprint, domain: asked.domain, iat, exp: iat + 3600 })
              : null,
          }),
        );
      });
    });
    await new Promise<void>((resolve) => this.#server!.listen(0, "127.0.0.1", resolve));
    this.url = `http://127.0.0.1:${(this.#server!.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.#server?.closeAllConnections();
    await new Promise((resolve) => this.#server?.close(resolve));
  }
}

let market: Marketplace;
let cache: LicenseCache;
beforeEach(async () => {
  market = new Marketplace();
  cache = memoryCache();
  await market.start();
});
afterEach(() => market.stop());

const client = (more: Partial<LicenseClientOptions> = {}) =>
  createLicenseClient({ url: market.url, productId: "prod_1", cache, now: () => market.now, timeoutMs: 2000, ...more });
const input = { licenseKey: "MINTREU-API-ABC", domain: "shop.example" };

describe("validate", () => {
  it("asks the marketplace first, then answers from the signed answer it keeps", async () => {
    expect(await client().validate(input)).toMatchObject({ valid: true, code: "VALID", source: "server", limits: { rpm: 60 } });
    expect(await client().validate(input)).toMatchObject({ valid: true, source: "cache", entitlements: { features: ["export"] } });
    expect(market.validations).toBe(1);
  });

  it("keeps answers of different keys, domains, fingerprints and versions apart", async () => {
    const licenses = client();
    await licenses.validate(input);
    for (const other of [{ licenseKey: "OTHER" }, { domain: "b.example" }, { fingerprint: "f" }, { version: "2.0.0" }]) {
      expect(await licenses.validate({ ...input, ...other })).toMatchObject({ source: "server" });
    }
  });

  it("asks for an answer that is young enough, and takes an older one when nobody answers", async () => {
    const licenses = client();
    await licenses.validate(input);
    market.now += 60_000;
    expect(await licenses.validate(input, { maxAgeMs: 120_000 })).toMatchObject({ source: "cache" });
    expect(await licenses.validate(input, { maxAgeMs: 0 })).toMatchObject({ source: "server" });
    market.trouble = "down";
    expect(await licenses.validate(input, { maxAgeMs: 0 })).toMatchObject({ valid: true, source: "grace" });
  });

  it("asks once for callers that wait together", async () => {
    const licenses = client();
    const verdicts = await Promise.all(Array.from({ length: 20 }, () => licenses.validate(input)));
    expect(new Set(verdicts.map(({ source }) => source))).toEqual(new Set(["server"]));
    expect(market.validations).toBe(1);
  });

  it("renews in the background in the second half of an answer's life, without making the caller wait", async () => {
    const licenses = client();
    await licenses.validate(input);
    market.now += 0.6 * HOUR;
    expect(await licenses.validate(input)).toMatchObject({ source: "cache" });
    await licenses.validate({ ...input, domain: "other.example" });
    market.now += 0.6 * HOUR;
    // 1.2 hours after the first answer, 0.6 after the renewed one.
    expect(await licenses.validate(input)).toMatchObject({ source: "cache" });
  });

  it("believes a refusal at once and forgets what it kept", async () => {
    await client().validate(input);
    market.code = "REVOKED";
    market.now += 2 * HOUR;
    expect(await client().validate(input)).toMatchObject({ valid: false, code: "REVOKED", source: "server" });
    market.trouble = "down";
    expect(await client().validate(input)).toMatchObject({ valid: false, code: "UNREACHABLE" });
  });

  it.each(["down", "error", "busy"] as const)("lives through the grace period when the marketplace is %s, and no longer", async (trouble) => {
    await client({ graceMs: 24 * HOUR }).validate(input);
    market.trouble = trouble;
    market.now += 24 * HOUR;
    expect(await client({ graceMs: 24 * HOUR }).validate(input)).toMatchObject({ valid: true, source: "grace" });
    market.now += 1.1 * HOUR;
    expect(await client({ graceMs: 24 * HOUR }).validate(input)).toMatchObject({ valid: false, code: "UNREACHABLE", source: "none" });
    market.trouble = "none";
    expect(await client().validate(input)).toMatchObject({ valid: true, source: "server" });
  });

  it("does not outlive the licence itself in the grace period", async () => {
    market.expires_at = new Date(START + 5 * HOUR).toISOString();
    await client().validate(input);
    market.trouble = "down";
    market.now += 4 * HOUR;
    expect(await client().validate(input)).toMatchObject({ valid: true, source: "grace" });
    market.now += 2 * HOUR;
    expect(await client().validate(input)).toMatchObject({ valid: false, code: "EXPIRED", source: "grace" });
  });

  it("does not believe what it keeps on a clock that was set back", async () => {
    await client().validate(input);
    market.now += 30 * HOUR;
    await client().validate(input);
    market.trouble = "down";
    market.now -= 29.5 * HOUR;
    expect(await client().validate(input)).toMatchObject({ valid: false, code: "CLOCK_SET_BACK" });
    market.trouble = "none";
    expect(await client().validate(input)).toMatchObject({ valid: true, source: "server" });
  });

  it("throws for a request that is wrong in itself", async () => {
    await expect(client().validate({ licenseKey: "" })).rejects.toMatchObject({ name: "LicenseRequestError", code: "license.key_required", status: 400 });
  });

  it("asks anew when the kept answer was tampered with", async () => {
    const texts = new Map<string, string>();
    const own: LicenseCache = { get: (name) => texts.get(name), set: (name, text) => void texts.set(name, text), delete: (name) => void texts.delete(name) };
    await client({ cache: own }).validate(input);
    const [name, text] = [...texts].find(([key]) => key.startsWith("license-"))!;
    const kept = JSON.parse(text) as { token: string };
    for (const token of [
      kept.token.slice(0, -4) + "AAAA",
      `x${kept.token}`,
      "",
      "a.b.c",
      kept.token.replace(/^[^.]+/, Buffer.from('{"alg":"none","kid":"k1"}').toString("base64url")),
    ]) {
      texts.set(name, JSON.stringify({ ...kept, token }));
      expect(await client({ cache: own }).validate(input)).toMatchObject({ source: "server" });
    }
  });

  it("works with a cache that always fails", async () => {
    const broken: LicenseCache = {
      get: () => Promise.reject(new Error("disk")),
      set: () => {
        throw new Error("full");
      },
      delete: () => Promise.reject(new Error("disk")),
    };
    expect(await client({ cache: broken }).validate(input)).toMatchObject({ valid: true, source: "server" });
    market.trouble = "down";
    expect(await client({ cache: broken }).validate(input)).toMatchObject({ valid: false, code: "UNREACHABLE" });
  });
});

describe("keys", () => {
  it("fetches the set once, and again for an id it does not know: a rotation needs no new client", async () => {
    const licenses = client();
    await licenses.validate(input);
    await licenses.validate({ ...input, domain: "b.example" });
    expect(market.keySets).toBe(1);
    market.rotate("k2");
    market.now += 2 * HOUR;
    expect(await licenses.validate(input)).toMatchObject({ source: "server" });
    expect(await licenses.validate(input)).toMatchObject({ source: "cache" });
    expect(market.keySets).toBe(2);
  });

  it("keeps what a retired key signed", async () => {
    await client().validate(input);
    market.published = [];
    expect(await client().validate(input)).toMatchObject({ source: "cache" });
  });

  it("needs no request for keys it was shipped with", async () => {
    const shipped = client({ publicKeys: [market.jwk("k1")] });
    await shipped.validate(input);
    expect(await shipped.validate(input)).toMatchObject({ source: "cache" });
    expect(market.keySets).toBe(0);
  });

  it("does not keep an answer signed with a key that nobody published", async () => {
    market.published = [];
    const licenses = client();
    expect(await licenses.validate(input)).toMatchObject({ valid: true, source: "server" });
    expect(await licenses.validate(input)).toMatchObject({ source: "server" });
  });
});
