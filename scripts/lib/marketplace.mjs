import { rmSync } from "node:fs";
import { readJsonIfSound, writeFileAtomically } from "./atomic-file.mjs";
import { buildPluginsStep, cachedBuilds, createProjectRegistry, mayRunInParallel, runCachedBuild, withProjectLock } from "./build-steps.mjs";
import { lockDataFolder, openDataFolder } from "./data-folder.mjs";
import { migrateStep, seedStep } from "./database-steps.mjs";
import { showFailure } from "./failure.mjs";
import { watchAncestors } from "./node-runtime.mjs";
import { preferredPorts, reservePorts } from "./ports.mjs";
import { endStrayPostgres } from "./postgres.mjs";
import { createProcessRegistry, endOrphans } from "./processes.mjs";
import { ADMIN_EMAIL, describeRun, runSummary, writeRunFile } from "./run-file.mjs";
import { loadSecrets } from "./secrets.mjs";
import { backendService, gatewayService, mailService, postgresService, storefrontService, upstreamService } from "./services.mjs";
import { addressesOf, backendEnvironment } from "./settings.mjs";
import { createStopRequest } from "./stop-request.mjs";
import { createSupervisor } from "./supervisor.mjs";
import { createTerminal, formatDuration } from "./terminal.mjs";
import { watchPlugins } from "./watch-plugins.mjs";

const DATABASE = "mintreu";

/** Brings everything up, keeps it up until it is asked to stop, and ends everything. Resolves to the exit code. */
export async function runMarketplace({ root, startedAt, development = false }) {
  const terminal = createTerminal();
  const stop = createStopRequest({
    onRequest: (reason) => terminal.line(reason instanceof Error ? "" : `\n  Stopping (${reason}) …`),
    onHurry: () => terminal.line("  Stopping at once …"),
  });
  watchAncestors(() => stop.request("npm ended"));

  const data = openDataFolder(root);
  const lock = lockDataFolder(data.path);
  const session = { root, data, terminal, stop, development, startedAt, failure: null };
  const fail = (error) => {
    session.failure ??= error;
    stop.request(error);
  };
  // Whatever goes wrong in the launcher itself, its children are ended in order.
  process.on("uncaughtException", fail);
  process.on("unhandledRejection", fail);
  session.registry = createProcessRegistry(data.path);
  session.builders = createProjectRegistry(root);
  session.supervisor = createSupervisor({ line: terminal.line, onGiveUp: fail });
  try {
    const up = bringUp(session).catch((error) => {
      // Once asked to stop, what fails does so because its processes are being ended.
      if (!stop.signal.aborted) fail(error);
    });
    await stop.requested;
    rmSync(data.runFile, { force: true });
    await endEverything(session, up);
  } finally {
    await session.reserved?.releaseAll();
    lock.release();
  }
  if (!session.failure) {
    terminal.line("  Stopped.");
    return 0;
  }
  showFailure(session.failure, terminal.line);
  return 1;
}

/** Those that use the database first, the database last; twice, for what was just being started when the stop came. */
async function endEverything({ supervisor, builders, registry, stop }, up) {
  const options = { hurry: stop.hurried };
  await supervisor.stop(["storefront", "backend", "gateway"], options);
  await Promise.all([builders.endAll(options), registry.endAll(options)]);
  await supervisor.stop(["mail", "upstream", "postgres"], options);
  await up;
  await supervisor.stop(["storefront", "backend", "gateway", "mail", "upstream"], options);
  await supervisor.stop(["postgres"], options);
}

async function bringUp(session) {
  const { root, data, terminal, supervisor } = session;
  rmSync(data.runFile, { force: true });
  await recover(session);
  const secrets = { ...loadSecrets(data.path), ...givenSecrets() };
  session.reserved = await reservePorts(preferredPorts(process.env), readJsonIfSound(data.portsFile));
  const { reserved } = session;
  writeFileAtomically(data.portsFile, `${JSON.stringify(reserved.ports, null, 2)}\n`);
  const addresses = addressesOf(reserved.ports);

  const databaseUrl = await openDatabase(session, secrets);
  const environment = {
    ...backendEnvironment({ root, dataDir: data.path, secrets, ports: reserved.ports, addresses, databaseUrl, seedFile: data.seedFile }),
    MINTREU_ADMIN_EMAIL: ADMIN_EMAIL,
  };
  const context = { ...session, reserved, secrets, addresses, environment, databaseUrl, logFile: data.logFile, seedFile: data.seedFile };
  if (addresses.mail) await supervisor.start(mailService(context));
  const seed = await prepare(context);

  const services = [
    ...[backendService(context), storefrontService({ ...context, publishableKey: seed.publishable_key })],
    ...[gatewayService(context), upstreamService(context)],
  ];
  await terminal.step("starting backend, storefront and gateway", () => Promise.all(services.map((service) => supervisor.start(service))).then(() => {}));
  if (session.development) watchPlugins({ ...context, signal: session.stop.signal });
  announce(session, describeRun({ addresses, secrets, seed }));
}

async function recover({ data, terminal }) {
  const ended = await endOrphans(data.path);
  const strayServer = await endStrayPostgres(data.postgres);
  if (ended > 0 || strayServer) terminal.line("  … ended what an earlier start had left running");
}

function givenSecrets() {
  const names = [
    ...["JWT_SECRET", "COOKIE_SECRET", "LICENSE_KEY_RING", "MINTREU_DEMO_SIGNING_SECRET"],
    ...["MINTREU_ADMIN_PASSWORD", "MINTREU_DEVELOPER_PASSWORD", "MINTREU_CUSTOMER_PASSWORD"],
  ];
  return Object.fromEntries(names.filter((name) => process.env[name]).map((name) => [name, process.env[name]]));
}

async function openDatabase(session, secrets) {
  if (process.env.DATABASE_URL) return process.env.DATABASE_URL;
  const service = postgresService({ ...session, secrets });
  await session.terminal.step("database", () => session.supervisor.start(service));
  await service.server().createDatabase(DATABASE);
  return service.server().url(DATABASE);
}

/** Builds and fills what is not there yet: the database on one side, the builds on the other. */
async function prepare(context) {
  const { root, terminal, stop } = context;
  const builds = cachedBuilds(root);
  return withProjectLock(
    root,
    terminal,
    async () => {
      await buildPluginsStep(root, context);
      await runCachedBuild(root, builds.admin, context);
      await runCachedBuild(root, builds.panel, context);
      const fill = async () => {
        await migrateStep(context);
        return seedStep(context);
      };
      const build = async () => {
        if (context.development) return;
        await runCachedBuild(root, builds.backend, context);
        await runCachedBuild(root, builds.storefront, context);
      };
      if (!mayRunInParallel()) {
        const seed = await fill();
        await build();
        return seed;
      }
      const [seed] = await Promise.all([fill(), build()]);
      return seed;
    },
    { signal: stop.signal },
  );
}

function announce({ data, terminal, startedAt, stop }, run) {
  if (stop.signal.aborted) return;
  writeRunFile(data.runFile, run);
  terminal.line(`\n  Mintreu Marketplace is ready in ${formatDuration(Date.now() - startedAt)}\n`);
  for (const text of runSummary(run, { shownDataFolder: data.shown })) terminal.line(text);
  terminal.line();
}
