import { type ClientRequest, type IncomingMessage, request } from "node:http";
import type { AnswerControl, AnswerSink } from "./exchange";
import { TookTooLong } from "./faults";
import { requestTrailers } from "./request-headers";
import type { Upstream } from "./upstream";

/** How long a client that asked for leave waits before it is given it, when the upstream says nothing. */
const LEAVE_AFTER_MS = 1000;

export interface StreamedCall {
  method: string;
  path: string;
  headers: string[];
  /** The client's request, whose body is sent on as it comes. */
  source: IncomingMessage;
  /** Null for chunked. */
  contentLength: number | null;
  /** The client waits for leave to send its body (`Expect: 100-continue`). */
  expectsLeave: boolean;
  /** Names of trailers that the client announced. */
  trailer: string | undefined;
  /** Each piece of the body before it is sent; false stops. */
  onBody(chunk: Buffer): boolean;
  /** The upstream wants the body. */
  giveLeave(): void;
}

/** Sends a call whose body is passed on piece by piece: backpressure, leave and trailers go both ways. */
export function sendStreamed(upstream: Upstream, call: StreamedCall, sink: AnswerSink): void {
  new StreamedExchange(upstream, call, sink).start();
}

class StreamedExchange implements AnswerControl {
  #outgoing: ClientRequest | null = null;
  #answer: IncomingMessage | null = null;
  #over = false;
  #paused = false;
  #leave: NodeJS.Timeout | undefined;
  #deadline: NodeJS.Timeout | undefined;

  constructor(
    private readonly upstream: Upstream,
    private readonly call: StreamedCall,
    private readonly sink: AnswerSink,
  ) {}

  start(): void {
    const { call, upstream, sink } = this;
    const headers = ["Host", upstream.host, ...call.headers];
    if (call.contentLength === null) headers.push("Transfer-Encoding", "chunked");
    else headers.push("Content-Length", String(call.contentLength));
    if (call.trailer !== undefined && call.contentLength === null) headers.push("Trailer", call.trailer);
    if (call.expectsLeave) headers.push("Expect", "100-continue");
    let outgoing: ClientRequest;
    try {
      outgoing = request({ agent: upstream.streaming, host: upstream.host, method: call.method, path: call.path, headers });
    } catch (error) {
      queueMicrotask(() => this.#fail(error));
      return;
    }
    this.#outgoing = outgoing;
    sink.onStart(this);
    outgoing.on("response", (answer) => this.#read(answer));
    outgoing.on("error", (error) => this.#fail(error));
    outgoing.on("close", () => {
      // An answer that is here in full may still wait for a slow client.
      if (!this.#answer) this.#fail(new Error("closed without an answer"));
    });
    outgoing.setTimeout(upstream.settings.bodyTimeoutMs, () => {
      if (!this.#paused) this.#fail(new TookTooLong());
    });
    if (call.expectsLeave) {
      outgoing.on("continue", () => this.#takeBody());
      this.#leave = setTimeout(() => this.#takeBody(), LEAVE_AFTER_MS).unref();
      outgoing.flushHeaders();
    } else {
      outgoing.flushHeaders();
      this.#pump();
    }
  }

  pause(): void {
    this.#paused = true;
    this.#answer?.pause();
  }

  resume(): void {
    this.#paused = false;
    this.#answer?.resume();
  }

  abort(): void {
    this.#end();
    this.#outgoing?.destroy();
  }

  /** Lets the client send its body, once. */
  #takeBody(): void {
    if (this.#over || this.#leave === undefined) return;
    clearTimeout(this.#leave);
    this.#leave = undefined;
    this.call.giveLeave();
    this.#pump();
  }

  #pump(): void {
    const { source } = this.call;
    const outgoing = this.#outgoing!;
    source.on("data", this.#onPiece);
    source.on("end", this.#onSent);
    outgoing.on("drain", this.#onDrain);
    // The answer's own time begins when the call is whole.
    outgoing.on("finish", () => {
      if (this.#over || this.#answer) return;
      this.#deadline = setTimeout(() => this.#fail(new TookTooLong()), this.upstream.settings.headersTimeoutMs).unref();
    });
  }

  #onPiece = (chunk: Buffer): void => {
    if (this.#over || !this.call.onBody(chunk)) return;
    if (!this.#outgoing!.write(chunk)) this.call.source.pause();
  };

  #onDrain = (): void => {
    this.call.source.resume();
  };

  #onSent = (): void => {
    if (this.#over) return;
    const { source, contentLength } = this.call;
    const trailers = contentLength === null ? requestTrailers(source.rawTrailers) : [];
    if (trailers.length > 0) this.#outgoing!.addTrailers(trailers);
    this.#outgoing!.end();
  };

  #read(answer: IncomingMessage): void {
    if (this.#over) return void answer.destroy();
    this.#answer = answer;
    clearTimeout(this.#deadline);
    clearTimeout(this.#leave);
    answer.on("data", (chunk: Buffer) => {
      if (!this.#over) this.sink.onData(chunk);
    });
    answer.on("end", () => {
      if (this.#over || !answer.complete) return;
      const { trailers } = answer;
      this.#end();
      this.sink.onEnd(trailers);
      // The upstream has said all it wants to say: what was not sent yet it will not read.
      if (!this.#outgoing!.writableFinished) this.#outgoing!.destroy();
    });
    answer.on("error", (error) => this.#fail(error));
    this.sink.onHead(answer.statusCode ?? 0, answer.statusMessage ?? "", answer.headersDistinct);
    if (this.#paused) answer.pause();
  }

  #fail(error: unknown): void {
    if (this.#over) return;
    this.#end();
    this.#outgoing?.destroy();
    this.sink.onFault(error);
  }

  #end(): void {
    this.#over = true;
    clearTimeout(this.#leave);
    clearTimeout(this.#deadline);
    const { source } = this.call;
    source.off("data", this.#onPiece);
    source.off("end", this.#onSent);
  }
}
