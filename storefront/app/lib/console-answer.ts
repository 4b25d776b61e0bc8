import { isText, type PreparedCall, type RateState, rateStates, readable } from "#shared/api-console";

export interface ConsoleAnswer {
  status: number;
  reason: string;
  headers: [string, string][];
  /** Null for an answer that is not text. */
  text: string | null;
  bytes: number;
  truncated: boolean;
  milliseconds: number;
  rates: RateState[];
}

/** More is neither read nor shown: an answer may never end. */
const MAX_BYTES = 256 * 1024;

/** Makes the call from this page, with the key in its header and without cookies; redirects are not followed. */
export async function makeCall(gateway: string, call: PreparedCall, keyHeader: [string, string], signal: AbortSignal): Promise<ConsoleAnswer> {
  const started = performance.now();
  const response = await fetch(`${gateway}${call.address}`, {
    method: call.method,
    headers: [keyHeader, ...call.headers],
    body: call.body,
    credentials: "omit",
    cache: "no-store",
    redirect: "manual",
    referrerPolicy: "origin",
    signal,
  });
  const { chunks, bytes, truncated } = await readBody(response);
  const type = response.headers.get("content-type");
  return {
    ...{ status: response.status, reason: response.statusText, headers: [...response.headers], bytes, truncated },
    text: isText(type) ? readable(decode(chunks), type) : null,
    milliseconds: Math.round(performance.now() - started),
    rates: rateStates(response.headers.get("ratelimit")),
  };
}

async function readBody(response: Response): Promise<{ chunks: Uint8Array[]; bytes: number; truncated: boolean }> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  const reader = response.body?.getReader();
  if (!reader) return { chunks, bytes, truncated: false };
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return { chunks, bytes, truncated: false };
    chunks.push(value.subarray(0, MAX_BYTES - bytes));
    bytes += value.length;
    if (bytes > MAX_BYTES) {
      await reader.cancel();
      return { chunks, bytes: MAX_BYTES, truncated: true };
    }
  }
}

function decode(chunks: readonly Uint8Array[]): string {
  const decoder = new TextDecoder();
  return chunks.map((chunk) => decoder.decode(chunk, { stream: true })).join("") + decoder.decode();
}
