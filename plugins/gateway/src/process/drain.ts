import type { Server } from "node:http";

export interface DrainOptions {
  /** How long new calls are still taken, so that a balancer sees that this process is no longer ready. */
  delayMs: number;
  /** How long calls under way may take. */
  withinMs: number;
}

/** Takes no further calls and waits for those under way; resolves with whether all of them ended by themselves. */
export async function drainServer(server: Server, { delayMs, withinMs }: DrainOptions): Promise<boolean> {
  if (delayMs > 0) await new Promise((resolve) => setTimeout(resolve, delayMs));
  const closed = new Promise<true>((resolve) => server.close(() => resolve(true)));
  server.closeIdleConnections();
  // Connections that end a call from now on are idle then.
  const sweeper = setInterval(() => server.closeIdleConnections(), 100);
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), withinMs);
  });
  const whole = await Promise.race([closed, late]);
  clearInterval(sweeper);
  clearTimeout(timer);
  if (!whole) server.closeAllConnections();
  return whole;
}
