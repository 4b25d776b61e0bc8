import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readSeedSettings, seedSettingsSchema } from "../seed/seed-settings";
import { readSettings, settingsSchema } from "./settings";

const example = readFileSync(join(__dirname, "..", "..", "..", ".env.example"), "utf8");

/** Names of the variables under a heading of `.env.example`. */
function namesUnder(heading: string): string[] {
  const section = example.split(`# == ${heading} ==\n`)[1]?.split("\n# == ")[0] ?? "";
  return [...section.matchAll(/^# ([A-Z][A-Z0-9_]*)=/gm)].map((match) => match[1] ?? "");
}

const secrets = ["DATABASE_URL", "JWT_SECRET", "COOKIE_SECRET", "LICENSE_KEY_RING"] as const;

const complete = {
  DATABASE_URL: "postgres://user:hunter2@localhost:5432/mintreu",
  JWT_SECRET: "j".repeat(32),
  COOKIE_SECRET: "c".repeat(32),
  LICENSE_KEY_RING: `k2:${"A".repeat(43)}=,k1:${"B".repeat(43)}=`,
  BACKEND_URL: "https://api.shop.example",
  STOREFRONT_URL: "https://shop.example",
  STORE_CORS: "https://shop.example",
  ADMIN_CORS: "https://api.shop.example",
  AUTH_CORS: "https://shop.example,https://api.shop.example",
};

const passwords = {
  BACKEND_URL: "https://api.shop.example",
  MINTREU_ADMIN_PASSWORD: "correct-horse",
  MINTREU_DEVELOPER_PASSWORD: "battery-staple",
  MINTREU_CUSTOMER_PASSWORD: "purple-monkey",
};

function faultOf(read: () => unknown): string {
  try {
    read();
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error("the settings were accepted");
}

describe("settings of the backend", () => {
  it("are the ones that .env.example lists", () => {
    expect(namesUnder("Backend").sort()).toEqual(Object.keys(settingsSchema.shape).sort());
  });

  it("are complete with what has no default", () => {
    expect(readSettings(complete)).toMatchObject({ ...complete, WORKER_MODE: "shared", MINTREU_DEMO: false });
  });

  it("take an empty value for a missing one", () => {
    expect(readSettings({ ...complete, REDIS_URL: "", MINTREU_DEMO: "" })).not.toHaveProperty("REDIS_URL");
    expect(faultOf(() => readSettings({ ...complete, JWT_SECRET: "" }))).toContain("JWT_SECRET");
  });

  it.each(secrets)("have no default for %s", (name) => {
    const { [name]: _left, ...rest } = complete;
    const fault = faultOf(() => readSettings(rest));
    expect(fault).toMatch(new RegExp(`^Settings: ${name}: [^;\\n]+$`));
  });

  it.each([
    ["DATABASE_URL", "mysql://user:hunter2@localhost/mintreu"],
    ["REDIS_URL", "https://hunter2"],
    ["WORKER_MODE", "hunter2"],
    ["JWT_SECRET", "hunter2"],
    ["COOKIE_SECRET", "hunter2"],
    ["LICENSE_KEY_RING", "hunter2"],
    ["LICENSE_KEY_RING", `k1:${"A".repeat(43)}=,hunter2`],
    ["BACKEND_URL", "hunter2"],
    ["STOREFRONT_URL", "ftp://hunter2"],
    ["STORE_CORS", "*hunter2"],
    ["AUTH_CORS", "https://shop.example, hunter2"],
    ["SMTP_URL", "http://user:hunter2@mail.example"],
    ["MINTREU_DEMO", "hunter2"],
    ["RELEASE_FILE_MAX_BYTES", "hunter2"],
    ["RELEASE_FILE_MAX_BYTES", "12"],
    ["S3_FORCE_PATH_STYLE", "hunter2"],
  ])("refuse a malformed %s (%s) in one line that names it and tells no value", (name, value) => {
    const fault = faultOf(() => readSettings({ ...complete, [name]: value }));
    expect(fault).toMatch(new RegExp(`^Settings: ${name}: [^;\\n]+$`));
    expect(fault).not.toContain("hunter2");
  });

  it("let upstreams stand on this machine in local work and demos only", () => {
    const wanted = { ...complete, ALLOW_LOOPBACK_UPSTREAMS: "1" };
    expect(readSettings(wanted).ALLOW_LOOPBACK_UPSTREAMS).toBe(true);
    expect(readSettings({ ...wanted, NODE_ENV: "production", MINTREU_DEMO: "1" }).ALLOW_LOOPBACK_UPSTREAMS).toBe(true);
    expect(faultOf(() => readSettings({ ...wanted, NODE_ENV: "production" }))).toMatch(/^Settings: ALLOW_LOOPBACK_UPSTREAMS: [^;\n]+$/);
    expect(readSettings({ ...complete, NODE_ENV: "production" }).ALLOW_LOOPBACK_UPSTREAMS).toBe(false);
  });

  it.each(["S3_BUCKET", "S3_REGION", "S3_ACCESS_KEY_ID", "S3_SECRET_ACCESS_KEY"])("want the whole of S3 or nothing of it: %s is missed", (name) => {
    const s3 = {
      S3_BUCKET: "releases",
      S3_REGION: "eu-central-1",
      S3_ACCESS_KEY_ID: "hunter2",
      S3_SECRET_ACCESS_KEY: "hunter2",
      S3_ENDPOINT: "https://s3.example",
    };
    expect(readSettings({ ...complete, ...s3 })).toMatchObject(s3);
    const fault = faultOf(() => readSettings({ ...complete, ...s3, [name]: "" }));
    expect(fault).toMatch(new RegExp(`^Settings: ${name}: [^;\\n]+$`));
    expect(fault).not.toContain("hunter2");
  });

  it("name everything that is wrong in one line", () => {
    const fault = faultOf(() => readSettings({}));
    expect(fault).not.toContain("\n");
    for (const name of Object.keys(complete)) expect(fault).toContain(`${name}: `);
  });
});

describe("settings of the seed", () => {
  it("are the ones that .env.example lists, beside the backend's", () => {
    const shared = Object.keys(settingsSchema.shape);
    const own = Object.keys(seedSettingsSchema.shape).filter((name) => !shared.includes(name));
    expect(namesUnder("Demo data").sort()).toEqual(own.sort());
  });

  it.each(["MINTREU_ADMIN_PASSWORD", "MINTREU_DEVELOPER_PASSWORD", "MINTREU_CUSTOMER_PASSWORD"] as const)("have no default for %s", (name) => {
    const { [name]: _left, ...rest } = passwords;
    expect(faultOf(() => readSeedSettings(rest))).toMatch(new RegExp(`^Settings: ${name}: [^;\\n]+$`));
    const fault = faultOf(() => readSeedSettings({ ...passwords, [name]: "hunter2" }));
    expect(fault).toMatch(new RegExp(`^Settings: ${name}: [^;\\n]+$`));
    expect(fault).not.toContain("hunter2");
  });
});
