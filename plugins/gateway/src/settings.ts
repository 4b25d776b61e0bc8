import { availableParallelism } from "node:os";
import { parseKeyRing } from "@mintreu/kit/domain/key-ring";
import { parseSettings } from "@mintreu/kit/settings/parse-settings";
import { z } from "zod";

const flag = z
  .enum(["0", "1"])
  .default("0")
  .transform((value) => value === "1");
const whole = (least: number, most: number) => z.coerce.number("must be a whole number").int("must be a whole number").min(least).max(most);
const port = whole(1, 65_535);

/** Every setting of the gateway's processes; `.env.example` lists the same names and a test compares both. Secrets have no default. */
export const settingsSchema = z.object({
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  REDIS_URL: z.url({ protocol: /^rediss?$/ }).optional(),
  LICENSE_KEY_RING: z.string().refine(isKeyRing, "must be id:base64 of 32 bytes, newest first"),
  GATEWAY_URL: z.url({ protocol: /^https?$/ }),
  STOREFRONT_URL: z.url({ protocol: /^https?$/ }),
  GATEWAY_HOST: z.string().min(1).default("127.0.0.1"),
  GATEWAY_PORT: port.default(8080),
  GATEWAY_WORKERS: whole(1, 256).optional(),
  GATEWAY_METRICS_HOST: z.string().min(1).default("127.0.0.1"),
  GATEWAY_METRICS_PORT: port.optional(),
  GATEWAY_SPOOL_DIR: z.string().min(1),
  GATEWAY_STRICT_METERING: flag,
  GATEWAY_COUNTRY_HEADER: z
    .string()
    .regex(/^[A-Za-z0-9-]{1,60}$/, "must be the name of a header")
    .optional()
    .transform((name) => name?.toLowerCase() ?? null),
  TRUSTED_PROXIES: z
    .string()
    .regex(/^[\da-fA-F.:]+(\/\d{1,3})?(,[\da-fA-F.:]+(\/\d{1,3})?)*$/, "must be a comma-separated list of addresses or CIDR blocks")
    .optional()
    .transform((list) => list?.split(",") ?? []),
  GATEWAY_STALE_MINUTES: whole(0, 24 * 60).default(15),
  GATEWAY_CACHED_LICENSES: whole(100, 5_000_000).default(120_000),
  GATEWAY_MAX_BODY_BYTES: whole(1024, 5 * 1024 ** 3).default(128 * 1024 ** 2),
  GATEWAY_CONNECT_TIMEOUT_MS: whole(100, 60_000).default(5_000),
  GATEWAY_HEADERS_TIMEOUT_MS: whole(100, 600_000).default(60_000),
  GATEWAY_BODY_TIMEOUT_MS: whole(100, 3_600_000).default(300_000),
  GATEWAY_UPSTREAM_CONNECTIONS: whole(1, 10_000).default(256),
  GATEWAY_DRAIN_DELAY_SECONDS: whole(0, 300).default(0),
  GATEWAY_DRAIN_SECONDS: whole(1, 3600).default(25),
  ALLOW_LOOPBACK_UPSTREAMS: flag,
  MINTREU_DEMO: flag,
});

export type Settings = z.output<typeof settingsSchema> & { workers: number };

/** Reads the process environment; throws one line that names what is missing or malformed, never a value. */
export function readSettings(env: NodeJS.ProcessEnv = process.env): Settings {
  const settings = parseSettings(settingsSchema, env);
  if (settings.ALLOW_LOOPBACK_UPSTREAMS && env["NODE_ENV"] === "production" && !settings.MINTREU_DEMO) {
    throw new Error("Settings: ALLOW_LOOPBACK_UPSTREAMS: not in production, where it would open the machine's own services to developers");
  }
  const wanted = settings.GATEWAY_WORKERS ?? (settings.REDIS_URL ? availableParallelism() : 1);
  if (wanted > 1 && !settings.REDIS_URL) {
    throw new Error("Settings: GATEWAY_WORKERS: more than one needs REDIS_URL, because limits are counted across processes");
  }
  return { ...settings, workers: wanted };
}

function isKeyRing(text: string): boolean {
  try {
    parseKeyRing(text);
    return true;
  } catch {
    return false;
  }
}
