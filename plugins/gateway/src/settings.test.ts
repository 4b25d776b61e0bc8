import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readSettings, settingsSchema } from "./settings";

const example = readFileSync(join(__dirname, "..", "..", "..", ".env.example"), "utf8");

const complete = {
  DATABASE_URL: "postgres://user:hunter2@localhost:5432/mintreu",
  LICENSE_KEY_RING: `k2:${"A".repeat(43)}=,k1:${"B".repeat(43)}=`,
  GATEWAY_URL: "https://gateway.shop.example",
  STOREFRONT_URL: "https://shop.example",
  GATEWAY_SPOOL_DIR: "/var/lib/spool",
};

function faultOf(change: NodeJS.ProcessEnv): string {
  try {
    readSettings({ ...complete, ...change });
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error("the settings were accepted");
}

describe("settings of the gateway", () => {
  it("are the ones that .env.example lists", () => {
    const section = example.split("# == Gateway ==\n")[1]?.split("\n# == ")[0] ?? "";
    const names = [...section.matchAll(/^# ([A-Z][A-Z0-9_]*)=/gm)].map((match) => match[1] ?? "");
    expect(names.sort()).toEqual(Object.keys(settingsSchema.shape).sort());
  });

  it("have no default for what differs, and name it in one line without a value", () => {
    for (const name of Object.keys(complete)) expect(faultOf({ [name]: "" })).toContain(name);
    const fault = faultOf({ DATABASE_URL: "mysql://user:hunter2@localhost/x", LICENSE_KEY_RING: "k1:short" });
    expect(fault).toMatch(/^Settings: .*DATABASE_URL.*LICENSE_KEY_RING/);
    expect(fault).not.toMatch(/hunter2|short|\n/);
  });

  it.each([
    ["GATEWAY_PORT", "65536"],
    ["GATEWAY_WORKERS", "0"],
    ["GATEWAY_STALE_MINUTES", "-1"],
    ["GATEWAY_COUNTRY_HEADER", "cf ipcountry"],
    ["TRUSTED_PROXIES", "proxy.example"],
    ["GATEWAY_STRICT_METERING", "yes"],
    ["REDIS_URL", "http://localhost"],
  ])("refuse %s=%s", (name, value) => expect(faultOf({ [name]: value })).toContain(name));

  it("allow one process without Redis, and as many as asked with it", () => {
    expect(readSettings(complete).workers).toBe(1);
    expect(faultOf({ GATEWAY_WORKERS: "2" })).toMatch(/GATEWAY_WORKERS.*REDIS_URL/);
    expect(readSettings({ ...complete, GATEWAY_WORKERS: "2", REDIS_URL: "redis://localhost:6379" }).workers).toBe(2);
    expect(readSettings({ ...complete, REDIS_URL: "redis://localhost:6379" }).workers).toBeGreaterThanOrEqual(1);
  });

  it("refuse upstreams on the machine itself in production, unless it is a demo", () => {
    const open = { ALLOW_LOOPBACK_UPSTREAMS: "1", NODE_ENV: "production" };
    expect(faultOf(open)).toContain("ALLOW_LOOPBACK_UPSTREAMS");
    expect(readSettings({ ...complete, ...open, MINTREU_DEMO: "1" }).ALLOW_LOOPBACK_UPSTREAMS).toBe(true);
  });
});
