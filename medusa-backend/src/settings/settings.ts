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
  LICENSE_KEY_RING: z.string().regex(/^\+?[\w-]+:[A-Za-z0-9+/=_-]{43,}(,\+?[\w-]+:[A-Za-z0-9+/=_-]{43,})*$/, "must be id:base64 of 32 bytes, newest first"),
  LICENSE_GUESSES_PER_MINUTE: z.coerce.number().int().min(1).max(1_000_000).default(50),
  TRUSTED_PROXIES: z
    .string()
    .regex(/^[\da-fA-F.:]+(\/\d{1,3})?(,[\da-fA-F.:]+(\/\d{1,3})?)*$/, "must be a comma-separated list of addresses or CIDR blocks")
    .optional()
    .transform((list) => list?.split(",") ?? []),
  BACKEND_URL: z.url({ protocol: /^https?$/ }),
  STOREFRONT_URL: z.url({ protocol: /^https?$/ }),
  GATEWAY_URL: z.url({ protocol: /^https?$/ }).optional(),
  STORE_CORS: origins,
  ADMIN_CORS: origins,
  AUTH_CORS: origins,
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: z.string().min(3).default("Mintreu <hello@mintreu.example>"),
  FILES_DIR: z.string().min(1).default("static"),
  /** Events up to 35 days old may still come: a day is kept longer than that. */
  USAGE_RETENTION_DAYS: z.coerce.number().int().min(40).max(3650).default(90),
  /** Upstreams on the machine itself: for local work, demos and tests. */
  ALLOW_LOOPBACK_UPSTREAMS: flag,
  RELEASE_FILE_MAX_BYTES: z.coerce
    .number("must be a number of bytes")
    .int("must be a number of bytes")
    .min(1024, "must be at least 1024 bytes")
    .max(5 * 1024 ** 4, "must be at most 5 TiB")
    .default(2 * 1024 ** 3),
  S3_BUCKET: z.string().min(3).optional(),
  S3_REGION: z.string().min(1).optional(),
  S3_ACCESS_KEY_ID: z.string().min(1).optional(),
  S3_SECRET_ACCESS_KEY: z.string().min(1).optional(),
  S3_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
  S3_FORCE_PATH_STYLE: flag,
  S3_PREFIX: z
    .string()
    .regex(/^[\w.-]+(\/[\w.-]+)*\/$/, "must be a path that ends with a slash")
    .optional(),
  /** Worker processes and tests serve no admin. */
  DISABLE_MEDUSA_ADMIN: z
    .enum(["true", "false"])
    .default("false")
    .transform((value) => value === "true"),
  MINTREU_DEMO: flag,
});

export type Settings = z.output<typeof settingsSchema>;

const S3_NEEDED = ["S3_BUCKET", "S3_REGION", "S3_ACCESS_KEY_ID", "S3_SECRET_ACCESS_KEY"] as const;

/** Half a store is none: with any of its settings, those that it needs must be there. */
const consistentSchema = settingsSchema.superRefine((settings, context) => {
  const given = settings.S3_ENDPOINT !== undefined || settings.S3_PREFIX !== undefined || S3_NEEDED.some((name) => settings[name] !== undefined);
  if (!given) return;
  for (const name of S3_NEEDED) {
    if (settings[name] === undefined) context.addIssue({ code: "custom", path: [name], message: "is missing beside the other settings of S3" });
  }
});

/** Reads the process environment; throws one line that names what is missing or malformed. */
export function readSettings(env: NodeJS.ProcessEnv = process.env): Settings {
  const settings = parseSettings(consistentSchema, env);
  if (settings.ALLOW_LOOPBACK_UPSTREAMS && env["NODE_ENV"] === "production" && !settings.MINTREU_DEMO) {
    throw new Error("Settings: ALLOW_LOOPBACK_UPSTREAMS: not in production, where it would open the machine's own services to developers");
  }
  return settings;
}
