import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { LicenseEntry } from "../../src/contract";

export interface LimitsProcessOptions {
  nodeId: string;
  redisUrl: string;
  redisPrefix: string;
  databaseUrl?: string;
  spoolDir?: string;
  /** How far its clock stands beside the machine's. */
  clockOffsetMs?: number;
  settings?: Record<string, number>;
}

/** Starts `limits-process.cjs`; resolves when it is ready. */
export async function startLimitsProcess(options: LimitsProcessOptions, onMessage: (message: Record<string, unknown>) => void = () => {}) {
  const child = fork(join(__dirname, "limits-process.cjs"), [], {
    env: { ...process.env, LIMITS_PROCESS: JSON.stringify(options), NODE_OPTIONS: "" },
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  const ended = once(child, "exit");
  await once(child, "message");
  child.on("message", onMessage);
  // A message may meet a process that was just killed.
  child.on("error", () => undefined);
  return {
    async admit(license: LicenseEntry, count: number): Promise<{ admitted: number; refused: Record<string, number> }> {
      child.send({ do: "admit", license: { ...license }, count });
      const [answer] = await once(child, "message");
      return answer;
    },
    serve(license: LicenseEntry, at_a_time: number): void {
      child.send({ do: "serve", license: { ...license }, at_a_time });
    },
    async kill(): Promise<void> {
      child.kill("SIGKILL");
      await ended;
    },
  };
}
