import { isIP, type Socket } from "node:net";
import type { lookup } from "node:dns";
import { bareHost, mayReach, type Reach } from "@mintreu/kit/domain/public-address";
import { guardedLookup } from "@mintreu/kit/http/guarded-request";
import { buildConnector } from "undici";
import { NotWithinReach } from "./faults";

export interface ConnectOptions {
  reach: Reach;
  timeoutMs: number;
  /** Another resolver than the system's. */
  resolve?: typeof lookup;
}

/**
 * Connects to addresses within reach only. Names are looked up once, and the connection goes to the very address that
 * was checked; literals, of which no name is looked up, are checked here; what is connected in the end is checked again.
 */
export function guardedConnector({ reach, timeoutMs, resolve }: ConnectOptions): buildConnector.connector {
  const connect = buildConnector({ timeout: timeoutMs, allowH2: false, lookup: guardedLookup(reach, resolve) });
  return (options, callback) => {
    const host = bareHost(options.hostname);
    if (isIP(host) !== 0 && !mayReach(host, reach)) {
      queueMicrotask(() => callback(new NotWithinReach(), null));
      return;
    }
    connect(options, (...result) => {
      const [error, socket] = result;
      if (error || isWithin(socket, reach)) return callback(...result);
      socket.destroy();
      callback(new NotWithinReach(), null);
    });
  };
}

function isWithin(socket: Socket, reach: Reach): boolean {
  return socket.remoteAddress !== undefined && mayReach(socket.remoteAddress, reach);
}
