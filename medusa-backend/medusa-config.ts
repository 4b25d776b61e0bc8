import { defineConfig, loadEnv } from "@medusajs/framework/utils";
import { infrastructureModules, releaseFileOptions } from "./src/settings/infrastructure";
import { readSettings } from "./src/settings/settings";

loadEnv(process.env["NODE_ENV"] ?? "development", process.cwd());
const settings = readSettings();
const secureCookies = settings.BACKEND_URL.startsWith("https:");

module.exports = defineConfig({
  projectConfig: {
    databaseUrl: settings.DATABASE_URL,
    ...(settings.REDIS_URL ? { redisUrl: settings.REDIS_URL } : {}),
    workerMode: settings.WORKER_MODE,
    // In production the engine sets its cookie over https only; the demo is served over http.
    cookieOptions: { secure: secureCookies, sameSite: "lax", httpOnly: true },
    sessionOptions: { ttl: 14 * 24 * 60 * 60 * 1000 },
    http: {
      storeCors: settings.STORE_CORS,
      adminCors: settings.ADMIN_CORS,
      authCors: settings.AUTH_CORS,
      jwtSecret: settings.JWT_SECRET,
      cookieSecret: settings.COOKIE_SECRET,
      authMethodsPerActor: { user: ["emailpass"], customer: ["emailpass"], developer: ["emailpass"] },
    },
  },
  admin: { backendUrl: "/", path: "/app", disable: settings.DISABLE_MEDUSA_ADMIN },
  plugins: [
    { resolve: "@mintreu/kit", options: {} },
    { resolve: "@mintreu/developers", options: {} },
    {
      resolve: "@mintreu/catalog",
      options: {
        filesFolder: settings.FILES_DIR,
        ...releaseFileOptions(settings),
        keyRing: settings.LICENSE_KEY_RING,
        allowLoopbackUpstreams: settings.ALLOW_LOOPBACK_UPSTREAMS,
      },
    },
    { resolve: "@mintreu/payments", options: {} },
    {
      resolve: "@mintreu/licensing",
      options: {
        backendUrl: settings.BACKEND_URL,
        keyRing: settings.LICENSE_KEY_RING,
        redisUrl: settings.REDIS_URL,
        guessesPerMinute: settings.LICENSE_GUESSES_PER_MINUTE,
        trustedProxies: settings.TRUSTED_PROXIES,
      },
    },
    { resolve: "@mintreu/usage", options: { retentionDays: settings.USAGE_RETENTION_DAYS } },
    { resolve: "@mintreu/community", options: {} },
    { resolve: "@mintreu/notifications", options: { storefrontUrl: settings.STOREFRONT_URL, backendUrl: settings.BACKEND_URL } },
    { resolve: "@mintreu/admin-extensions", options: {} },
  ],
  modules: infrastructureModules(settings),
});
