import type { Settings } from "./settings";

type ModuleConfig = { resolve: string; options?: Record<string, unknown> };

/** Modules that depend on where the process runs: on Redis when there is one, in the process otherwise. */
export function infrastructureModules(settings: Settings): ModuleConfig[] {
  return [...(settings.REDIS_URL ? sharedModules(settings.REDIS_URL) : []), fileModule(settings), notificationModule(settings)];
}

function sharedModules(redisUrl: string): ModuleConfig[] {
  return [
    { resolve: "@medusajs/medusa/event-bus-redis", options: { redisUrl } },
    { resolve: "@medusajs/medusa/workflow-engine-redis", options: { redis: { redisUrl, url: redisUrl } } },
    {
      resolve: "@medusajs/medusa/caching",
      options: { providers: [{ resolve: "@medusajs/caching-redis", id: "caching-redis", is_default: true, options: { redisUrl } }] },
    },
    {
      resolve: "@medusajs/medusa/locking",
      options: { providers: [{ resolve: "@medusajs/medusa/locking-redis", id: "locking-redis", is_default: true, options: { redisUrl } }] },
    },
  ];
}

function fileModule(settings: Settings): ModuleConfig {
  return {
    resolve: "@medusajs/medusa/file",
    options: {
      providers: [
        {
          resolve: "@medusajs/medusa/file-local",
          id: "local",
          options: { upload_dir: settings.FILES_DIR, private_upload_dir: `${settings.FILES_DIR}-private`, backend_url: `${settings.BACKEND_URL}/static` },
        },
      ],
    },
  };
}

/** Without SMTP (tests of single parts) mails are written to the log by the engine's own provider. */
function notificationModule(settings: Settings): ModuleConfig {
  const mail = settings.SMTP_URL
    ? { resolve: "@mintreu/notifications/providers/smtp", id: "smtp", options: { channels: ["email"], url: settings.SMTP_URL, from: settings.MAIL_FROM } }
    : { resolve: "@medusajs/medusa/notification-local", id: "log", options: { name: "log", channels: ["email"] } };
  return {
    resolve: "@medusajs/medusa/notification",
    options: {
      providers: [{ resolve: "@medusajs/medusa/notification-local", id: "local", options: { name: "feed", channels: ["feed"] } }, mail],
    },
  };
}

/** Where the files of releases lie: a bucket when there is one, else a folder beside the public one. */
export function releaseFileOptions(settings: Settings) {
  const { S3_BUCKET: bucket, S3_REGION: region, S3_ACCESS_KEY_ID: access_key_id, S3_SECRET_ACCESS_KEY: secret_access_key } = settings;
  const place = { endpoint: settings.S3_ENDPOINT, force_path_style: settings.S3_FORCE_PATH_STYLE, prefix: settings.S3_PREFIX };
  return {
    privateFolder: `${settings.FILES_DIR}-private`,
    maxFileBytes: settings.RELEASE_FILE_MAX_BYTES,
    s3: bucket && region && access_key_id && secret_access_key ? { bucket, region, access_key_id, secret_access_key, ...place } : null,
  };
}
