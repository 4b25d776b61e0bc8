import type { ProblemCode } from "../answers/problems";

/** An address that the name leads to is not one of the public network. */
export class NotWithinReach extends Error {
  readonly code = "ERR_NOT_WITHIN_REACH";
}

/** The upstream took too long; for the client that streams, which keeps its own time. */
export class TookTooLong extends Error {
  readonly code = "ERR_TOOK_TOO_LONG";
}

export interface Fault {
  code: ProblemCode;
  /** Whether the same call may be sent once more, as long as no byte of an answer came. */
  retryable: boolean;
  /** Whether it says that the upstream does not answer. */
  counts: boolean;
}

const TIMEOUTS = new Set(["UND_ERR_CONNECT_TIMEOUT", "UND_ERR_HEADERS_TIMEOUT", "UND_ERR_BODY_TIMEOUT", "ETIMEDOUT", "ERR_TOOK_TOO_LONG"]);
/** The connection could not be made, or was gone: nothing tells whether the call arrived, but it was not answered. */
const GONE = new Set(["ECONNREFUSED", "ECONNRESET", "EPIPE", "UND_ERR_SOCKET"]);

/** What an error of the connection to an upstream means; its text goes nowhere. */
export function faultOf(error: unknown): Fault {
  const code = codeOf(error);
  if (TIMEOUTS.has(code)) return { code: "upstream-timeout", retryable: false, counts: true };
  if (GONE.has(code)) return { code: "upstream-unreachable", retryable: true, counts: true };
  // Characters in the call that no client sends.
  if (code === "UND_ERR_INVALID_ARG" || code === "UND_ERR_NOT_SUPPORTED" || code === "ERR_INVALID_CHAR" || code === "ERR_UNESCAPED_CHARACTERS") {
    return { code: "request-malformed", retryable: false, counts: false };
  }
  // The parser's fault has a code only when it could tell what is wrong.
  if (code.startsWith("HPE_") || code.startsWith("UND_ERR_") || (error as Error | null)?.name === "HTTPParserError")
    return { code: "upstream-broken", retryable: false, counts: true };
  return { code: "upstream-unreachable", retryable: false, counts: true };
}

/** Where several addresses were tried, the engine reports one error that holds theirs. */
function codeOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return codeOf(error.errors[0]);
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === "string" ? code : "";
}
