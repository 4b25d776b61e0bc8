import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { gatewayProgram } from "./build-steps.mjs";
import { LaunchError } from "./launch-error.mjs";

/** Runs the gateway in the foreground: its log is the output, a stop is handed on. Resolves to its exit code. */
export function runGateway(root) {
  const program = gatewayProgram(root);
  if (!existsSync(program)) throw new LaunchError("The gateway is not built: `npm run build` makes it.");
  const child = spawn(process.execPath, [program], { stdio: "inherit", env: { ...process.env, NODE_ENV: process.env.NODE_ENV ?? "production" } });
  for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"]) process.on(signal, () => child.kill(signal === "SIGHUP" ? "SIGTERM" : signal));
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => resolve(code ?? 1));
  });
}
