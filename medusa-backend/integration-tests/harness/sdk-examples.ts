import { spawn } from "node:child_process";
import { createServer, request as httpRequest, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { eventually } from "./shopping";

const examples = join(__dirname, "..", "..", "..", "plugins", "sdk", "examples");

/** A machine whose clock stands elsewhere: as many milliseconds as the file says, read anew each time. */
const MOVED_CLOCK = `data:text/javascript,${encodeURIComponent(
  `import { readFileSync } from "node:fs"; const real = Date.now; Date.now = () => real() + Number(readFileSync(process.env.CLOCK_FILE, "utf8"));`,
)}`;

/** The way to a marketplace. */
export interface Street {
  url: string;
  /** Where it leads. */
  target: string;
  /** Whether nothing gets through. */
  blocked: boolean;
  close(): Promise<void>;
}

/** The way to the marketplace, which a test can block while the marketplace itself stays as it is. */
export async function openStreet(target: string): Promise<Street> {
  const street = { url: "", target, blocked: false };
  const server: Server = createServer((req, res) => {
    if (street.blocked) return void req.socket.destroy();
    const onward = httpRequest(
      new URL(req.url ?? "/", street.target),
      { method: req.method, headers: { ...req.headers, host: new URL(street.target).host } },
      (answer) => {
        res.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(res);
      },
    );
    onward.on("error", () => res.destroy());
    req.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  street.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return Object.assign(street, {
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  });
}

/** Runs an example to its end. */
export function runExample(file: string, args: string[], env: Record<string, string>): Promise<{ code: number | null; out: string; err: string }> {
  const child = start(file, args, env);
  let out = "";
  let err = "";
  child.stdout.on("data", (chunk) => (out += chunk));
  child.stderr.on("data", (chunk) => (err += chunk));
  return new Promise((resolve) => child.once("close", (code) => resolve({ code, out, err })));
}

/** `CLOCK_FILE` in the environment moves its clock. */
function start(file: string, args: string[], env: Record<string, string>) {
  const clock = env["CLOCK_FILE"] ? ["--import", MOVED_CLOCK] : [];
  return spawn(process.execPath, [...clock, join(examples, file), ...args], { env: { PATH: process.env["PATH"], ...env } });
}

/** Starts the example of an API on a free port. */
export async function serveExample(marketplaceUrl: string, env: Record<string, string>): Promise<{ url: string; stop: () => Promise<unknown> }> {
  const child = start("express-api/server.mjs", [], { MARKETPLACE_URL: marketplaceUrl, PORT: "0", ...env });
  let out = "";
  child.stdout.on("data", (chunk) => (out += chunk));
  const ended = new Promise((resolve) => child.once("close", resolve));
  const port = await eventually(async () => /listening on (\d+)/.exec(out)?.[1], "the example listens", 15_000);
  return {
    url: `http://127.0.0.1:${port}`,
    stop: () => {
      child.kill("SIGTERM");
      return ended;
    },
  };
}
