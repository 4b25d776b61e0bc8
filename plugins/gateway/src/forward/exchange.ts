import type { AnswerHeaders } from "./answer-headers";

/** The way back to the upstream, while it answers. */
export interface AnswerControl {
  pause(): void;
  resume(): void;
  /** Breaks the exchange off; nothing is told to its sink afterwards. */
  abort(): void;
}

/** Who receives an upstream's answer: `onHead`, any number of `onData`, then `onEnd`; or `onFault` at any point. */
export interface AnswerSink {
  /** The call was written to a connection, and can be broken off from now on. */
  onStart(control: AnswerControl): void;
  onHead(status: number, statusText: string, headers: AnswerHeaders): void;
  onData(chunk: Buffer): void;
  onEnd(trailers: AnswerHeaders): void;
  onFault(error: unknown): void;
}
