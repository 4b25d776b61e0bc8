import { lookup, type LookupAddress } from "node:dns";
import { type ClientRequest, type IncomingMessage, request as requestPlain } from "node:http";
import { request as requestSecure } from "node:https";
import { isIP, type LookupFunction } from "node:net";
import { bareHost, mayReach, type Reach } from "../domain/public-address";

export interface GuardedRequest {
  url: URL;
  method: string;
  headers: Record<string, string>;
  body: Buffer | null;
  /** For all of it, from the name's look-up to the last byte. */
  timeoutMs: number;
  /** What comes beyond it is not read. */
  maxAnswerBytes: number;
  reach: Reach;
  /** Another resolver than the system's. */
  resolve?: typeof lookup;
}

export interface GuardedAnswer {
  status: number;
  /** Several values of one name stand in one, separated by commas. */
  headers: Record<string, string>;
  body: Buffer;
  /** The answer was longer than was allowed, or had not ended in time. */
  truncated: boolean;
  durationMs: number;
}

export type GuardedFault = "not_public" | "timeout" | "unreachable" | "certificate" | "protocol";

export type GuardedOutcome = { ok: true; answer: GuardedAnswer } | { ok: false; fault: GuardedFault };

/** A name that leads to no address within reach; its text goes nowhere. */
class NotWithinReach extends Error {}

/**
 * Looks a name up and gives only addresses within reach. The connection goes to the very address that was
 * checked: a name that answers something else the next time (DNS rebinding) gains nothing.
 */
export function guardedLookup(reach: Reach, resolve: typeof lookup = lookup): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true }, (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => {
      if (error) return callback(error, []);
      const [first, ...others] = addresses.filter(({ address }) => mayReach(address, reach));
      if (!first) return callback(new NotWithinReach(), []);
      if (options.all) return callback(null, [first, ...others]);
      callback(null, first.address, first.family);
    });
  };
}

/** One request to an address that somebody else chose. Follows no redirect, keeps no connection, never throws. */
export async function guardedRequest(options: GuardedRequest): Promise<GuardedOutcome> {
  const { url, method, headers, body, reach, timeoutMs } = options;
  const host = bareHost(url.hostname);
  // Of a literal address no name is looked up.
  if (isIP(host) !== 0 && !mayReach(host, reach)) return { ok: false, fault: "not_public" };
  const began = performance.now();
  const send = url.protocol === "https:" ? requestSecure : requestPlain;
  return new Promise((settle) => {
    let fault: GuardedFault = "unreachable";
    let request: ClientRequest;
    const finish = (outcome: GuardedOutcome) => {
      clearTimeout(timer);
      settle(outcome);
      request?.destroy();
    };
    let onDeadline = () => finish({ ok: false, fault: "timeout" });
    const timer = setTimeout(() => onDeadline(), timeoutMs);
    try {
      request = send(url, {
        method,
        headers: { ...headers, ...(body ? { "content-length": String(body.length) } : {}) },
        agent: false,
        lookup: guardedLookup(reach, options.resolve),
      });
    } catch {
      return finish({ ok: false, fault: "protocol" });
    }
    request.on("response", (response) => {
      const read = collect(response, options.maxAnswerBytes, (answer) =>
        finish({ ok: true, answer: { ...answer, durationMs: Math.round(performance.now() - began) } }),
      );
      onDeadline = read.cut;
    });
    request.on("error", (error: NodeJS.ErrnoException) => {
      fault = faultOf(error);
      finish({ ok: false, fault });
    });
    // An upgrade or a connection that ends without an answer raises no error.
    request.on("close", () => finish({ ok: false, fault }));
    request.end(body ?? undefined);
  });
}

/** Reads an answer up to a size; what came before an interruption counts, marked as cut. */
function collect(response: IncomingMessage, maxBytes: number, done: (answer: Omit<GuardedAnswer, "durationMs">) => void): { cut: () => void } {
  const chunks: Buffer[] = [];
  let length = 0;
  const answer = (truncated: boolean) =>
    done({ status: response.statusCode ?? 0, headers: headersOf(response), body: Buffer.concat(chunks).subarray(0, maxBytes), truncated });
  response.on("data", (chunk: Buffer) => {
    chunks.push(chunk);
    length += chunk.length;
    if (length > maxBytes) answer(true);
  });
  response.on("end", () => answer(false));
  response.on("error", () => answer(true));
  return { cut: () => answer(true) };
}

function headersOf({ headers }: IncomingMessage): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => (value === undefined ? [] : [[name, Array.isArray(value) ? value.join(", ") : value]])),
  );
}

function faultOf(error: NodeJS.ErrnoException): GuardedFault {
  if (holdsNotWithinReach(error)) return "not_public";
  const code = error.code ?? "";
  if (code === "ETIMEDOUT") return "timeout";
  if (/CERT|SELF_SIGNED|UNABLE_TO_|ERR_TLS|ERR_SSL|EPROTO/.test(code)) return "certificate";
  return code.startsWith("HPE_") ? "protocol" : "unreachable";
}

/** Where several addresses were tried, the engine reports one error that holds theirs. */
function holdsNotWithinReach(error: unknown): boolean {
  return error instanceof NotWithinReach || (error instanceof AggregateError && error.errors.some(holdsNotWithinReach));
}
