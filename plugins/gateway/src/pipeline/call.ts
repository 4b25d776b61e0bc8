import type { IncomingMessage, ServerResponse } from "node:http";
import { type ProblemCode, statusOfProblem } from "../answers/problems";
import { sendProblem } from "../answers/send-problem";
import { corsHeaders } from "../answers/cors";
import type { Admitted, ApiRoute, LicenseEntry, RoutedEndpoint } from "../contract";
import { rateLimitHeaders } from "../domain/rate-limit-headers";
import { type AnswerHeaders, answerHeaders, answerTrailers, mayHaveBody } from "../forward/answer-headers";
import type { AnswerControl, AnswerSink } from "../forward/exchange";
import { type Fault, faultOf } from "../forward/faults";
import type { Upstream } from "../forward/upstream";
import { agentFamily } from "./agent-family";
import type { Caller } from "./caller";
import type { GatewayRooms } from "./rooms";
import { discardRest } from "./discard-rest";

const corsLines = Object.entries(corsHeaders).flat();
/** Up to this size head and body leave in one piece. */
const ONE_PIECE_BYTES = 16 * 1024;

/** Answered to nobody: the client went away first. */
const CLIENT_GONE = 499;

/** What was found out about a call before it is forwarded. */
export interface CallFacts {
  id: string;
  /** Milliseconds since 1970, and on the clock that only moves on. */
  at: number;
  began: number;
  caller: Caller;
  license: LicenseEntry;
  route: ApiRoute;
  endpoint: RoutedEndpoint;
  admitted: Admitted;
}

/**
 * One admitted call, from its admission to its event: receives the upstream's answer and passes it on. However it
 * ends, it is settled and recorded once.
 */
export class Call implements AnswerSink {
  readonly #rooms: GatewayRooms;
  /** Set while the call holds one of the upstream's places. */
  #upstream: Upstream | null = null;
  #control: AnswerControl | null = null;
  /** Sends the call once more; null when it cannot be. */
  #again: (() => void) | null = null;
  #sentAt = 0;
  #requestBytes = 0;
  #responseBytes = 0;
  #status = 0;
  #contentLength = -1;
  /** The end of an answer of known length waits here, to leave with the end of the call. */
  #last: Buffer | null = null;
  #flowing = false;
  #over = false;

  constructor(
    rooms: GatewayRooms,
    readonly facts: CallFacts,
    private readonly request: IncomingMessage,
    private readonly response: ServerResponse,
  ) {
    this.#rooms = rooms;
    response.on("close", () => {
      if (!this.#over) this.#abandon();
    });
  }

  get isOver(): boolean {
    return this.#over;
  }

  /** Takes a place at the upstream, or ends with the reason why there is none. */
  enter(upstream: Upstream): boolean {
    const refusal = upstream.enter(performance.now());
    if (refusal !== null) {
      this.refuse(refusal);
      return false;
    }
    this.#upstream = upstream;
    this.#sentAt = performance.now();
    return true;
  }

  /** What to do if the connection is lost before an answer; only for calls that may be sent twice. */
  mayRepeat(again: () => void): void {
    this.#again = again;
  }

  /** Counts a piece of the request's body; false ends the call, when it is more than is allowed. */
  countBody(bytes: number): boolean {
    this.#requestBytes += bytes;
    if (this.#requestBytes <= this.#rooms.settings.max_body_bytes) return true;
    this.#control?.abort();
    this.#leave("neither");
    if (this.#flowing || this.#status !== 0) this.#breakOff(statusOfProblem("body-too-large"));
    else this.refuse("body-too-large");
    return false;
  }

  /** Ends a call that no upstream answers. */
  refuse(code: ProblemCode, headers?: Record<string, string>): void {
    if (this.#over) return;
    this.#leave("neither");
    const status = statusOfProblem(code);
    this.#conclude(status, 0);
    this.#rooms.observer.refused(code, status);
    sendProblem(this.response, code, this.facts.id, { ...rateLimitHeaders(this.facts.admitted.states, this.facts.at), ...headers });
    discardRest(this.request);
  }

  onStart(control: AnswerControl): void {
    if (this.#over) return control.abort();
    this.#control = control;
  }

  onHead(status: number, statusText: string, headers: AnswerHeaders): void {
    if (this.#over) return;
    const { request, response, facts } = this;
    this.#status = status;
    const method = request.method!;
    const hasBody = mayHaveBody(method, status);
    const length = headers["content-length"];
    if (hasBody && length !== undefined) this.#contentLength = Number(Array.isArray(length) ? length[0] : length);
    const flat = answerHeaders(headers, { status, trailers: hasBody && length === undefined && request.httpVersionMinor === 1 });
    const limits = rateLimitHeaders(facts.admitted.states, facts.at);
    for (const name in limits) flat.push(name, limits[name]!);
    flat.push(...corsLines, "X-Request-Id", facts.id);
    if (this.#rooms.isShuttingDown()) flat.push("Connection", "close");
    try {
      response.writeHead(status, statusText, flat as unknown as string[]);
    } catch {
      // Words that no server may send.
      this.#control?.abort();
      return this.onFault(Object.assign(new Error("unsendable answer"), { code: "HPE_INVALID" }));
    }
    // A head without a body yet (events to come) must not wait for it; most bodies are here at once.
    if (this.#contentLength === -1 || this.#contentLength > 0) process.nextTick(flushHead, this);
  }

  onData(chunk: Buffer): void {
    if (this.#over) return;
    this.#responseBytes += chunk.length;
    this.#flowing = true;
    if (this.#responseBytes === this.#contentLength) {
      this.#last = chunk;
      return;
    }
    if (this.response.write(chunk)) return;
    this.#control!.pause();
    this.response.once("drain", () => {
      if (!this.#over) this.#control!.resume();
    });
  }

  onEnd(trailers: AnswerHeaders): void {
    if (this.#over) return;
    const { route, endpoint } = this.facts;
    const counts = this.#status < 400 || (this.#status < 500 && route.count_client_errors);
    this.#leave("answered");
    const kept = this.#conclude(this.#status, counts ? endpoint.cost_weight : 0);
    if (kept === null) return this.#close(trailers);
    kept.then(
      () => this.#close(trailers),
      () => this.response.destroy(),
    );
  }

  onFault(error: unknown): void {
    if (this.#over) return;
    const fault = faultOf(error);
    if (this.#status !== 0) {
      this.#leave("neither");
      return this.#breakOff(502);
    }
    if (fault.retryable && this.#again) return this.#repeat(fault);
    this.#fail(fault);
  }

  flush(): void {
    if (!this.#flowing && !this.#over && this.#last === null) this.response.flushHeaders();
  }

  #repeat(fault: Fault): void {
    const again = this.#again!;
    this.#again = null;
    const upstream = this.#upstream!;
    this.#leave(fault.counts ? "failed" : "neither");
    const refusal = upstream.enter(performance.now());
    if (refusal !== null) return this.#fail({ ...fault, counts: false });
    this.#upstream = upstream;
    again();
  }

  #fail(fault: Fault): void {
    this.#leave(fault.counts ? "failed" : "neither");
    this.#conclude(statusOfProblem(fault.code), 0);
    sendProblem(this.response, fault.code, this.facts.id, rateLimitHeaders(this.facts.admitted.states, this.facts.at));
    discardRest(this.request);
  }

  /** The rest of the answer, once the call's event is kept. */
  #close(trailers: AnswerHeaders): void {
    const { response } = this;
    if (response.destroyed) return;
    const some = this.#contentLength === -1 && response.chunkedEncoding ? answerTrailers(trailers) : null;
    if (some) response.addTrailers(some as Record<string, string>);
    const last = this.#last;
    // As text of one byte a letter it is joined with the head: one write instead of two.
    if (last && last.length === this.#contentLength && last.length <= ONE_PIECE_BYTES) response.end(last.toString("latin1"), "latin1");
    else if (last) response.end(last);
    else response.end();
    discardRest(this.request);
  }

  /** An answer that stopped in its middle must not look whole: the connection ends with it. */
  #breakOff(status: number): void {
    this.#conclude(status, 0);
    // Where the end of the connection is the end of the answer, only a reset tells.
    if (!this.response.chunkedEncoding && this.#contentLength === -1) this.request.socket.resetAndDestroy();
    else this.response.destroy();
  }

  /** The client went away: so does the call to the upstream. */
  #abandon(): void {
    this.#control?.abort();
    this.#leave("neither");
    this.#conclude(CLIENT_GONE, 0);
  }

  #leave(outcome: "answered" | "failed" | "neither"): void {
    this.#upstream?.leave(outcome, performance.now());
    this.#upstream = null;
  }

  /** Settles and records, once. A promise when the answer has to wait for it. */
  #conclude(status: number, units: number): Promise<void> | null {
    this.#over = true;
    const { facts, request } = this;
    const { license, route, admitted, caller } = facts;
    const now = performance.now();
    const bytes = this.#requestBytes + this.#responseBytes;
    admitted.settle({ status, units, bytes });
    // What never left the gateway is no event.
    if (this.#sentAt === 0) return null;
    const event = {
      id: facts.id,
      at: facts.at,
      license_id: license.id,
      product_id: route.product_id,
      developer_id: route.developer_id,
      endpoint: facts.endpoint.path,
      method: request.method!,
      status,
      request_bytes: this.#requestBytes,
      response_bytes: this.#responseBytes,
      upstream_ms: this.#status === 0 ? null : rounded(now - this.#sentAt),
      total_ms: rounded(now - facts.began),
      country: caller.country,
      ip_hash: caller.ip_hash,
      agent: agentFamily(request.headers["user-agent"]),
      units,
      calls_lease_id: admitted.calls_lease_id,
      bytes_lease_id: admitted.bytes_lease_id,
    };
    this.#rooms.observer.forwarded(event);
    if (this.#rooms.settings.strict_metering) return this.#rooms.recorder.recordDurably(event);
    this.#rooms.recorder.record(event);
    return null;
  }
}

function flushHead(call: Call): void {
  call.flush();
}

/** Hundredths of a millisecond. */
function rounded(milliseconds: number): number {
  return Math.round(milliseconds * 100) / 100;
}
