import { totalmem } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { withoutNpmVariables } from "./environment.mjs";
import { HOST } from "./ports.mjs";

const MEGABYTE = 1024 * 1024;

/** What every child gets: no telemetry, the project's own programs first, no traces of npm. */
export function commonEnvironment(root, environment = process.env) {
  return {
    ...withoutNpmVariables(environment),
    PATH: [dirname(process.execPath), join(root, "node_modules", ".bin"), environment.PATH ?? ""].join(delimiter),
    MEDUSA_DISABLE_TELEMETRY: "1",
    DO_NOT_TRACK: "1",
    NUXT_TELEMETRY_DISABLED: "1",
  };
}

/** The environment with a limit for the JavaScript heap; one the operator set stays. */
export function withHeapLimit(environment, megabytes) {
  const options = environment.NODE_OPTIONS ?? "";
  if (options.includes("max-old-space-size")) return environment;
  return { ...environment, NODE_OPTIONS: `${options} --max-old-space-size=${megabytes}`.trim() };
}

/** Builds peak near 2 GB: more helps little, less than half of a small machine must stay free. */
export function buildHeapMegabytes(total = usableMemory()) {
  return Math.max(1536, Math.min(4096, Math.floor((total / MEGABYTE) * 0.6)));
}

/** A container may allow less than the machine has. */
function usableMemory() {
  return Math.min(totalmem(), process.constrainedMemory() || Infinity);
}

/** Addresses of the parts. What the operator gives as public address (behind a proxy) wins in what we publish. */
export function addressesOf(ports, environment = process.env) {
  const local = (port) => `http://localhost:${port}`;
  const probe = (port) => `http://${HOST}:${port}`;
  return {
    backend: environment.BACKEND_URL ?? local(ports.backend),
    storefront: environment.STOREFRONT_URL ?? local(ports.storefront),
    gateway: environment.GATEWAY_URL ?? local(ports.gateway),
    /** Reached by the gateway only. */
    upstream: probe(ports.upstream),
    mail: environment.SMTP_URL ? null : local(ports.mail),
    backendProbe: probe(ports.backend),
    storefrontProbe: probe(ports.storefront),
    gatewayProbe: probe(ports.gateway),
    mailProbe: probe(ports.mail),
  };
}

/** The backend's settings. Names and meaning are those of its settings file; values from outside win. */
export function backendEnvironment({ root, dataDir, secrets, ports, addresses, databaseUrl, seedFile }) {
  const common = commonEnvironment(root);
  const { MINTREU_DATABASE_PASSWORD: _unused, ...forBackend } = secrets;
  const defaults = {
    ...forBackend,
    DATABASE_URL: databaseUrl,
    BACKEND_URL: addresses.backend,
    STOREFRONT_URL: addresses.storefront,
    GATEWAY_URL: addresses.gateway,
    STORE_CORS: addresses.storefront,
    ADMIN_CORS: addresses.backend,
    AUTH_CORS: `${addresses.storefront},${addresses.backend}`,
    SMTP_URL: `smtp://${HOST}:${ports.smtp}`,
    MAIL_FROM: "Mintreu <no-reply@mintreu.example>",
    MINTREU_DEMO: "1",
    // The demo's upstream runs on this machine.
    ALLOW_LOOPBACK_UPSTREAMS: "1",
    MINTREU_DEMO_UPSTREAM_URL: addresses.upstream,
    FILES_DIR: join(dataDir, "files"),
  };
  return { ...defaults, ...common, MINTREU_SEED_RESULT: seedFile };
}

/** The gateway's settings, by the names of its settings file; values from outside win. */
export function gatewayEnvironment({ root, spoolDir, secrets, ports, addresses, databaseUrl }) {
  const defaults = {
    NODE_ENV: "production",
    LICENSE_KEY_RING: secrets.LICENSE_KEY_RING,
    DATABASE_URL: databaseUrl,
    GATEWAY_URL: addresses.gateway,
    STOREFRONT_URL: addresses.storefront,
    GATEWAY_SPOOL_DIR: spoolDir,
    MINTREU_DEMO: "1",
    ALLOW_LOOPBACK_UPSTREAMS: "1",
  };
  return { ...defaults, ...commonEnvironment(root), GATEWAY_HOST: HOST, GATEWAY_PORT: String(ports.gateway) };
}

/** The settings of the demo's upstream. */
export function upstreamEnvironment({ root, secrets, ports }) {
  return { ...commonEnvironment(root), HOST, PORT: String(ports.upstream), MINTREU_SIGNING_SECRET: secrets.MINTREU_DEMO_SIGNING_SECRET };
}

/** The storefront's settings; nothing of this is known when it is built. */
export function storefrontEnvironment({ root, ports, addresses, publishableKey }) {
  return {
    NODE_ENV: "production",
    ...commonEnvironment(root),
    HOST,
    NITRO_HOST: HOST,
    PORT: String(ports.storefront),
    NITRO_PORT: String(ports.storefront),
    NUXT_BACKEND_URL: addresses.backendProbe,
    NUXT_PUBLIC_PUBLISHABLE_KEY: publishableKey,
    NUXT_PUBLIC_SITE_URL: addresses.storefront,
    NUXT_PUBLIC_PANEL_URL: `${addresses.backend}/developer`,
    NUXT_PUBLIC_GATEWAY_URL: addresses.gateway,
  };
}
