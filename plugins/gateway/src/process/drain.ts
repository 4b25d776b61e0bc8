import type { Gateway } from "../pipeline/create-gateway";

const SWEEP_MS = 100;

/** Ends the calls under way, or breaks those that take longer; resolves with whether all of them ended by themselves. */
export async function drainGateway(gateway: Gateway, withinMs: number): Promise<boolean> {
  const closed = gateway.close().then(() => true);
  // Connections whose call has ended are idle from then on.
  const sweeper = setInterval(() => gateway.server.closeIdleConnections(), SWEEP_MS);
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), withinMs);
  });
  const whole = await Promise.race([closed, late]);
  clearInterval(sweeper);
  clearTimeout(timer);
  if (whole) return true;
  gateway.server.closeAllConnections();
  await closed;
  return false;
}
