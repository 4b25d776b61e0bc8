import { type ChildProcess, spawn } from "node:child_process";
import { createServer } from "node:net";
import { join } from "node:path";
import { createClient, type HttpClient } from "./http-client";
import { eventually } from "./shopping";

export interface ServerProcess {
  http: HttpClient;
  baseUrl: string;
  /** All that it wrote so far, to both streams. */
  output(): string;
  /** Ends it at once, as a power failure would. */
  kill(): Promise<void>;
}

/** A server of the marketplace in a process of its own, on the database of the tests. */
export async function startServerProcess(publishableKey: string, env: Record<string, string>): Promise<ServerProcess> {
  const port = await freePort();
  const directory = join(__dirname, "..", "..");
  const cli = join(directory, "..", "node_modules", "@medusajs", "cli", "cli.js");
  const { NODE_OPTIONS: _jestOptions, ...inherited } = process.env;
  const child = spawn(process.execPath, [cli, "start", "-p", String(port), "-H", "127.0.0.1"], {
    cwd: directory,
    env: { ...inherited, NODE_ENV: "development", DISABLE_MEDUSA_ADMIN: "true", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (chunk) => (output += chunk));
  const baseUrl = `http://127.0.0.1:${port}`;
  await eventually(() => isReady(child, baseUrl, () => output.slice(-4000)), "the server process is ready", 60_000);
  return { baseUrl, http: createClient(baseUrl, publishableKey), output: () => output, kill: () => kill(child) };
}

async function isReady(child: ChildProcess, baseUrl: string, output: () => string): Promise<boolean> {
  if (child.exitCode !== null) throw new Error(`the server process ended: ${output()}`);
  return fetch(`${baseUrl}/health/ready`).then(
    (response) => response.ok,
    () => false,
  );
}

function kill(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    child.once("exit", () => resolve());
    child.kill("SIGKILL");
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => (typeof address === "object" && address ? resolve(address.port) : reject(new Error("no port"))));
    });
  });
}
