import type { Server } from "node:http";
import type { Socket } from "node:net";
import type { MedusaRequest } from "@medusajs/framework/http";

/** 2 GiB over a slow line take hours; Node.js gives a whole request five minutes. */
const WHOLE_UPLOAD_MS = 12 * 60 * 60_000;

/** A sender that is silent for so long is gone. */
const SILENCE_MS = 2 * 60_000;

/** What a refused sender still has on the way is let go for so long, so that they hear the refusal. */
const LINGER_MS = 10_000;

/**
 * Lets an upload take its time. Node.js limits the time of a request for the server as a whole only, so the
 * first upload raises it; what is silent is ended by its own connection's limit instead.
 */
export function allowLongUpload(req: MedusaRequest): void {
  const socket = req.socket as Socket & { server?: Server };
  if (socket.server && socket.server.requestTimeout < WHOLE_UPLOAD_MS) socket.server.requestTimeout = WHOLE_UPLOAD_MS;
  socket.setTimeout(SILENCE_MS);
  // Once the answer is out the limit is the server's own again.
  req.once("close", () => (socket.timeout === SILENCE_MS ? socket.setTimeout(0) : undefined));
}

/** After an early answer: reads on without looking, for a while, because a closed connection would swallow the answer. */
export function letRestGo(req: MedusaRequest): void {
  if (req.readableEnded || req.destroyed) return;
  const timer = setTimeout(() => req.destroy(), LINGER_MS);
  timer.unref();
  req.once("close", () => clearTimeout(timer));
  req.once("end", () => clearTimeout(timer));
  req.resume();
}
