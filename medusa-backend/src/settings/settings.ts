import { z } from "@medusajs/framework/zod";
import { parseSettings } from "@mintreu/kit/settings/parse-settings";

const origins = z.string().regex(/^(https?:\/\/[^\s,]+)(,https?:\/\/[^\s,]+)*$/, "must be a comma-separated list of origins");
const secret = z.string().min(32, "must be at least 32 characters");
const flag = z
  .enum(["0", "1"])
  .default("0")
  .transform((value) => value === "1");

/**
 * Every setting of the backend process; `.env.example` lists the same names and a test compares both.
 * Secrets have no default: without them the process does not start.
 */
export const settingsSchema = z.object({
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  REDIS_URL: z.url({ protocol: /^rediss?$/ }).optional(),
  WORKER_MODE: z.enum(["shared", "server", "worker"]).default("shared"),
  JWT_SECRET: secret,
  COOKIE_SECRET: secret,
  LICENSE_KEY_RING: z.string().regex(/^[\w-]+:[A-Za-z0-9+/=_-]{43,}(,[\w-]+:[A-Za-z0-9+/=_-]{43,})*$/, "must be id:base64 of 32 bytes, newest first"),
  BACKEND_URL: z.url({ protocol: /^https?$/ }),
  STOREFRONT_URL: z.url({ protocol: /^https?$/ }),
  STORE_CORS: origins,
  ADMIN_CORS: origins,
  AUTH_CORS: origins,
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: z.string().min(3).default("Mintreu <hello@mintreu.example>"),
  FILES_DIR: z.string().min(1).default("static"),
  /** Upstreams on the machine itself: for local work, demos and tests. */
  ALLOW_LOOPBACK_UPSTREAMS: flag,
  /** Worker processes and tests serve no admin. */
  DISABLE_MEDUSA_ADMIN: z
    .enum(["true", "false"])
    .default("false")
    .transform((value) => value === "true"),
  MINTREU_DEMO: flag,
});

export type Settings = z.output<typeof settingsSchema>;

/** Reads the process environment; throws one line that names what is missing or malformed. */
export function readSettings(env: NodeJS.ProcessEnv = process.env): Settings {
  const settings = parseSettings(settingsSchema, env);
  if (settings.ALLOW_LOOPBACK_UPSTREAMS && env["NODE_ENV"] === "production" && !settings.MINTREU_DEMO) {
    throw new Error("Settings: ALLOW_LOOPBACK_UPSTREAMS: not in production, where it would open the machine's own services to developers");
  }
  return settings;
}
