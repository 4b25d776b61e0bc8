import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { gatewayProgram, medusaProgram, nuxtProgram, programFile } from "./build-steps.mjs";
import { waitUntilHealthy } from "./health.mjs";
import { HOST } from "./ports.mjs";
import { startPostgres } from "./postgres.mjs";
import { OWNER_VARIABLE } from "./processes.mjs";
import { gatewayEnvironment, storefrontEnvironment, upstreamEnvironment, withHeapLimit } from "./settings.mjs";

const BACKEND_HEAP_MEGABYTES = 1024;
const STOREFRONT_HEAP_MEGABYTES = 512;
const GATEWAY_HEAP_MEGABYTES = 512;
const MAILS_KEPT = "500";

/** The embedded database server. `server()` gives the one that runs now. */
export function postgresService({ data, secrets, reserved, terminal }) {
  let server;
  return {
    name: "postgres",
    title: "database server",
    server: () => server,
    async launch() {
      await reserved.release("postgres");
      server = await startPostgres({
        dataDir: data.postgres,
        port: reserved.ports.postgres,
        password: secrets.MINTREU_DATABASE_PASSWORD,
        logFile: data.logFile("postgres"),
        log: (text) => terminal.line(`  … ${text}`),
        owner: { [OWNER_VARIABLE]: data.path },
      });
      return server.child;
    },
    ready: async () => {},
    stop: (child, options) => server.stop(options),
  };
}

/** The mail catcher: takes every mail of the demo and shows it on a page. */
export function mailService({ root, data, addresses, reserved, registry, environment }) {
  return {
    name: "mail",
    title: "mail catcher",
    async launch() {
      mkdirSync(data.mail, { recursive: true });
      await reserved.release("smtp");
      await reserved.release("mail");
      const { smtp, mail } = reserved.ports;
      return registry.start({
        name: "mail",
        command: process.execPath,
        args: [
          programFile(root, "", "maildev/dist/bin/maildev.js"),
          "--smtp",
          String(smtp),
          "--ip",
          HOST,
          "--web",
          String(mail),
          "--web-ip",
          HOST,
          "--mail-directory",
          data.mail,
          "--max-emails",
          MAILS_KEPT,
        ],
        cwd: data.mail,
        env: environment,
        logFile: data.logFile("mail"),
      });
    },
    ready: (child) => waitUntilHealthy(`${addresses.mailProbe}/api/healthz`, { stillWorthIt: () => child.running }),
  };
}

/** The Medusa application; in development it watches its sources. */
export function backendService({ root, data, addresses, reserved, registry, environment, development }) {
  const app = join(root, "medusa-backend");
  return {
    name: "backend",
    needs: ["postgres", "mail"],
    async launch() {
      await reserved.release("backend");
      return registry.start({
        name: "backend",
        command: process.execPath,
        args: [medusaProgram(root), development ? "develop" : "start", "-H", HOST, "-p", String(reserved.ports.backend)],
        cwd: development ? app : join(app, ".medusa", "server"),
        env: development ? environment : withHeapLimit({ ...environment, NODE_ENV: environment.NODE_ENV ?? "production" }, BACKEND_HEAP_MEGABYTES),
        logFile: data.logFile("backend"),
      });
    },
    ready: (child) => waitUntilHealthy(`${addresses.backendProbe}/health/ready`, { stillWorthIt: () => child.running }),
  };
}

/** The process that calls of API products pass. */
export function gatewayService({ root, data, secrets, addresses, reserved, registry, databaseUrl, development }) {
  const environment = gatewayEnvironment({ root, spoolDir: data.spool, secrets, ports: reserved.ports, addresses, databaseUrl });
  return {
    name: "gateway",
    needs: ["postgres"],
    async launch() {
      await reserved.release("gateway");
      return registry.start({
        name: "gateway",
        command: process.execPath,
        args: [gatewayProgram(root)],
        cwd: root,
        env: development ? { ...environment, NODE_ENV: "development" } : withHeapLimit(environment, GATEWAY_HEAP_MEGABYTES),
        logFile: data.logFile("gateway"),
      });
    },
    ready: (child) => waitUntilHealthy(`${addresses.gatewayProbe}/health/ready`, { stillWorthIt: () => child.running }),
  };
}

/** A small real API behind the gateway: what the demo's API product sells. */
export function upstreamService({ root, data, secrets, addresses, reserved, registry }) {
  return {
    name: "upstream",
    title: "demo API",
    async launch() {
      await reserved.release("upstream");
      return registry.start({
        name: "upstream",
        command: process.execPath,
        args: [join(root, "plugins", "sdk", "examples", "currency-api", "server.mjs")],
        cwd: root,
        env: upstreamEnvironment({ root, secrets, ports: reserved.ports }),
        logFile: data.logFile("upstream"),
      });
    },
    ready: (child) => waitUntilHealthy(`${addresses.upstream}/health`, { stillWorthIt: () => child.running }),
  };
}

/** The Nuxt server; its page for operators asks the backend, so it is ready last. */
export function storefrontService({ root, data, addresses, reserved, registry, publishableKey, development }) {
  const environment = storefrontEnvironment({ root, ports: reserved.ports, addresses, publishableKey });
  const app = join(root, "storefront");
  return {
    name: "storefront",
    async launch() {
      await reserved.release("storefront");
      return registry.start({
        name: "storefront",
        command: process.execPath,
        args: development
          ? [nuxtProgram(root), "dev", "--host", HOST, "--port", String(reserved.ports.storefront)]
          : [join(app, ".output", "server", "index.mjs")],
        cwd: app,
        env: development ? { ...environment, NODE_ENV: "development" } : withHeapLimit(environment, STOREFRONT_HEAP_MEGABYTES),
        logFile: data.logFile("storefront"),
      });
    },
    ready: (child) => waitUntilHealthy(`${addresses.storefrontProbe}/health/ready`, { stillWorthIt: () => child.running }),
  };
}
