import { z } from "@medusajs/framework/zod";
import { parseSettings } from "@mintreu/kit/settings/parse-settings";

const password = z.string().min(8, "must be at least 8 characters");

/** Settings of the seed, which runs apart from the server and only for the demo. */
export const seedSettingsSchema = z.object({
  BACKEND_URL: z.url(),
  MINTREU_SEED_RESULT: z.string().optional(),
  MINTREU_ADMIN_EMAIL: z.email().default("admin@mintreu.example"),
  MINTREU_ADMIN_PASSWORD: password,
  MINTREU_DEVELOPER_PASSWORD: password,
  MINTREU_CUSTOMER_PASSWORD: password,
  MINTREU_DEMO_UPSTREAM_URL: z.url({ protocol: /^https?$/ }).optional(),
  MINTREU_DEMO_SIGNING_SECRET: z.string().min(32, "must be at least 32 characters").optional(),
});

export function readSeedSettings(env: NodeJS.ProcessEnv = process.env) {
  const read = parseSettings(seedSettingsSchema, env);
  return {
    backendUrl: read.BACKEND_URL,
    resultFile: read.MINTREU_SEED_RESULT,
    admin: { email: read.MINTREU_ADMIN_EMAIL, password: read.MINTREU_ADMIN_PASSWORD },
    developerPassword: read.MINTREU_DEVELOPER_PASSWORD,
    customerPassword: read.MINTREU_CUSTOMER_PASSWORD,
    upstream: { url: read.MINTREU_DEMO_UPSTREAM_URL, signingSecret: read.MINTREU_DEMO_SIGNING_SECRET },
  };
}
