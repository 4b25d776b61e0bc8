import type { IncomingMessage } from "node:http";

const MOST_BYTES = 256 * 1024 * 1024;
const LONGEST_MS = 30_000;

/**
 * Reads what is left of a request that is answered already, and forgets it: a connection that is closed over unread
 * data is reset, and its client might never see the answer. Whoever sends on and on loses the connection.
 */
export function discardRest(request: IncomingMessage): void {
  if (request.complete || request.destroyed) return;
  let bytes = 0;
  const stop = () => request.socket.destroy();
  const timer = setTimeout(stop, LONGEST_MS).unref();
  request.on("data", (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > MOST_BYTES) stop();
  });
  request.on("close", () => clearTimeout(timer));
  request.resume();
}
