import { accessSync, constants, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { gatewayProgram } from "../lib/build-steps.mjs";
import { waitUntilHealthy } from "../lib/health.mjs";
import { HOST, reservePorts } from "../lib/ports.mjs";

const FIRST_PORT = 47_800;
const here = import.meta.dirname;

/**
 * Starts what is measured, each a process of its own with one worker, before the same upstream; where nginx is not
 * installed it is named as missing. The gateway starts later, when its database is filled.
 */
export async function startSubjects(bench, { databaseUrl, redisUrl, environment }) {
  const { ports, releaseAll } = await reservePorts({ node: FIRST_PORT, nginx: FIRST_PORT, fastify: FIRST_PORT, gateway: FIRST_PORT });
  await releaseAll();
  const url = (name) => `http://${HOST}:${ports[name]}`;
  const children = {};
  const start = async (name, command, args, { env = {}, probe = "/" } = {}) => {
    const child = bench.registry.start({
      name: `bench-${name}`,
      command,
      args,
      cwd: bench.root,
      env: { ...bench.environment, ...env },
      logFile: bench.logFile(`bench-${name}`),
    });
    children[name] = child;
    await waitUntilHealthy(`${url(name)}${probe}`, { stillWorthIt: () => child.running });
  };
  await start("node", process.execPath, [join(here, "gateway-upstream.mjs"), String(ports.node)]);
  const nginx = findNginx();
  if (nginx) await start("nginx", nginx, ["-c", nginxSettings(bench, { port: ports.nginx, upstream: ports.node })]);
  await start("fastify", process.execPath, [join(here, "gateway-fastify.mjs"), String(ports.fastify), url("node"), redisUrl]);
  const end = async (name) => {
    children[name].signal("SIGTERM");
    await children[name].exited;
    delete children[name];
  };
  return {
    names: ["node", ...(nginx ? ["nginx"] : []), "fastify", "gateway"],
    missing: nginx ? [] : ["nginx"],
    upstreamUrl: url("node"),
    of: (name) => ({
      url: url(name),
      cpuSeconds: () => sumOf(children[name].pid, cpuSeconds),
      rssMegabytes: () => Math.round(sumOf(children[name].pid, rssMegabytes)),
    }),
    startGateway: () => {
      const settings = { DATABASE_URL: databaseUrl, REDIS_URL: redisUrl, GATEWAY_WORKERS: "1", GATEWAY_HOST: HOST, GATEWAY_PORT: String(ports.gateway) };
      const places = { GATEWAY_URL: url("gateway"), GATEWAY_SPOOL_DIR: join(bench.folder, "gateway-spool"), STOREFRONT_URL: environment.STOREFRONT_URL };
      const local = { ALLOW_LOOPBACK_UPSTREAMS: "1", MINTREU_DEMO: "1", NODE_ENV: "production", LICENSE_KEY_RING: environment.LICENSE_KEY_RING };
      return start("gateway", process.execPath, [gatewayProgram(bench.root)], { env: { ...settings, ...places, ...local }, probe: "/health/ready" });
    },
    stopGateway: () => end("gateway"),
    stop: async () => {
      for (const name of Object.keys(children)) await end(name);
    },
  };
}

function findNginx(environment = process.env) {
  const folders = [...(environment.PATH ?? "").split(delimiter).filter(Boolean), "/usr/sbin"];
  return folders
    .map((folder) => join(folder, "nginx"))
    .find((file) => {
      try {
        accessSync(file, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });
}

/** One worker that passes on over kept connections and writes no log. */
function nginxSettings(bench, { port, upstream }) {
  const folder = join(bench.folder, "nginx");
  mkdirSync(folder, { recursive: true });
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((name) => `${name}_temp_path ${join(folder, name)};`).join("\n");
  const file = join(folder, "nginx.conf");
  writeFileSync(
    file,
    `daemon off; worker_processes 1; pid ${join(folder, "pid")}; error_log ${join(folder, "error.log")};
${process.getuid?.() === 0 ? "user root;" : ""}
events { worker_connections 1024; }
http {
${temporary}
access_log off; keepalive_requests 1000000000;
upstream api { server ${HOST}:${upstream}; keepalive 64; keepalive_requests 1000000000; }
server { listen ${HOST}:${port}; location / { proxy_pass http://api; proxy_http_version 1.1; proxy_set_header Connection ""; } }
}
`,
  );
  return file;
}

/** Over a process and its children (nginx works in one); unknown outside Linux. */
function sumOf(pid, read) {
  try {
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").split(" ").filter(Boolean);
    return [pid, ...children].reduce((sum, one) => sum + read(one), 0);
  } catch {
    return Number.NaN;
  }
}

/** Processor time so far, which no other load on the machine changes. */
function cpuSeconds(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1].split(" ");
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

function rssMegabytes(pid) {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? Number.NaN) / 1024;
}
