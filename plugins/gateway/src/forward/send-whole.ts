import type { Dispatcher } from "undici";
import type { AnswerControl, AnswerSink } from "./exchange";
import type { Upstream } from "./upstream";

export interface WholeCall {
  method: string;
  /** Path and query for the upstream. */
  path: string;
  headers: string[];
  body: Buffer | null;
}

/** Sends a call whose body is here whole, over the upstream's pool. */
export function sendWhole(upstream: Upstream, call: WholeCall, sink: AnswerSink): void {
  const options = { path: call.path, method: call.method as Dispatcher.HttpMethod, headers: call.headers, body: call.body };
  upstream.pool.dispatch(options, new PoolHandler(sink));
}

/** Bridges the pool's words to a sink. */
class PoolHandler implements Dispatcher.DispatchHandler, AnswerControl {
  #controller: Dispatcher.DispatchController | null = null;
  #broken = false;

  constructor(private readonly sink: AnswerSink) {}

  pause(): void {
    this.#controller?.pause();
  }

  resume(): void {
    this.#controller?.resume();
  }

  abort(): void {
    this.#broken = true;
    this.#controller?.abort(new Error("broken off"));
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
    this.sink.onStart(this);
  }

  onResponseStart(_controller: unknown, status: number, headers: Record<string, string | string[]>, statusText?: string): void {
    // Words before the answer (103 Early Hints) are not passed on.
    if (status >= 200 && !this.#broken) this.sink.onHead(status, statusText ?? "", headers);
  }

  onResponseData(_controller: unknown, chunk: Buffer): void {
    if (!this.#broken) this.sink.onData(chunk);
  }

  onResponseEnd(_controller: unknown, trailers: Record<string, string | string[]>): void {
    if (!this.#broken) this.sink.onEnd(trailers);
  }

  onResponseError(_controller: unknown, error: Error): void {
    if (!this.#broken) this.sink.onFault(error);
  }
}
