import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

const PROGRAM = join(__dirname, "..", "..", ".medusa", "server", "src", "main.js");
const PATIENCE_MS = 30_000;

/** The compiled gateway as it runs in production, as a child of the test. */
export interface GatewayProcess {
  base: string;
  child: ChildProcess;
  /** Lines of its log, read as objects. */
  log(): { message: string; pid: number; process: string }[];
  metrics(): Promise<string>;
  health(): Promise<{ status: number; body: { status: string; impaired?: string[] } }>;
  signal(signal: NodeJS.Signals): void;
  exited: Promise<{ code: number | null; signal: string | null }>;
  /** Ends it, whatever it does, and forgets its spool. */
  remove(): Promise<void>;
}

export async function startProcess(env: Record<string, string>): Promise<GatewayProcess> {
  const [port, metricsPort] = await Promise.all([freePort(), freePort()]);
  const spool = mkdtempSync(join(tmpdir(), "gateway-spool-"));
  const child = spawn(process.execPath, [PROGRAM], {
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      PATH: process.env["PATH"],
      ...{ GATEWAY_PORT: String(port), GATEWAY_METRICS_PORT: String(metricsPort), GATEWAY_SPOOL_DIR: spool },
      ...{ GATEWAY_URL: `http://127.0.0.1:${port}`, STOREFRONT_URL: "http://localhost:3000", ALLOW_LOOPBACK_UPSTREAMS: "1" },
      ...env,
    },
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (text: string) => (output += text));
  const exited = new Promise<{ code: number | null; signal: string | null }>((resolve) => child.once("exit", (code, signal) => resolve({ code, signal })));
  const base = `http://127.0.0.1:${port}`;
  const started: GatewayProcess = {
    ...{ base, child, exited },
    log: () =>
      output
        .split("\n")
        .filter((line) => line.startsWith("{"))
        .map((line) => JSON.parse(line) as { message: string; pid: number; process: string }),
    metrics: async () => (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text(),
    health: async () => {
      const answer = await fetch(`${base}/health/ready`);
      return { status: answer.status, body: (await answer.json()) as { status: string; impaired?: string[] } };
    },
    signal: (signal) => void child.kill(signal),
    remove: async () => {
      child.kill("SIGKILL");
      await exited;
      rmSync(spool, { recursive: true, force: true });
    },
  };
  try {
    const ready = eventually("the gateway is ready", async () => child.exitCode !== null || (await started.health()).status === 200);
    await Promise.race([ready, exited]);
    if (child.exitCode !== null) throw new Error("the gateway ended");
  } catch (error) {
    await started.remove();
    throw new Error(`${(error as Error).message}\n${output}`, { cause: error });
  }
  return started;
}

/** Asks until it holds; an error counts as no. */
export async function eventually(what: string, holds: () => Promise<unknown>): Promise<void> {
  const end = performance.now() + PATIENCE_MS;
  let last: unknown;
  for (;;) {
    const found = await holds().catch((error: unknown) => {
      last = error;
      return false;
    });
    if (found) return;
    if (performance.now() > end) throw new Error(`not within ${PATIENCE_MS} ms: ${what} (${String(last)})`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}
