import { Client, type FetchArgs, type FetchInput } from "@medusajs/js-sdk";

export type Send = (url: string, options: Record<string, unknown>) => Promise<unknown>;

interface Refusal {
  code?: string;
  message?: string;
}

/** A refusal of the shop: `code` is stable and decides what the page does, `message` is for people. */
export class StoreError extends Error {
  readonly statusCode: number;
  readonly data: { code: string };

  constructor(statusCode: number, code: string, message: string) {
    super(message);
    this.name = "StoreError";
    this.statusCode = statusCode;
    this.data = { code };
  }
}

/** Whatever a request threw, as a StoreError; no answer at all counts as an unreachable shop. */
export function toStoreError(error: unknown): StoreError {
  if (error instanceof StoreError) return error;
  const { statusCode, data } = (error ?? {}) as { statusCode?: number; data?: Refusal & { data?: Refusal } };
  const body = data?.data?.code ? data.data : data;
  if (!statusCode) return new StoreError(503, "backend.unavailable", "The shop is not answering. Check your connection and try again.");
  return new StoreError(statusCode, body?.code ?? "request.refused", body?.message ?? "The request was refused.");
}

function toPath(input: FetchInput): string {
  return `/api/medusa/${String(input).replace(/^\//, "")}`;
}

function toQuery(query: Record<string, unknown> | undefined): Record<string, unknown> | undefined {
  if (!query) return undefined;
  // The backend reads lists as `key[]`.
  return Object.fromEntries(
    Object.entries(query)
      .filter(([, value]) => value !== null && value !== undefined)
      .map(([key, value]) => (Array.isArray(value) ? [`${key}[]`, value] : [key, value])),
  );
}

/**
 * Medusa's SDK over this site's own proxy. The SDK's transport drops the refusal's code and looks for tokens
 * in the browser's storage; this one keeps the code and knows only the session cookie.
 */
export class StoreClient extends Client {
  readonly #send: Send;

  constructor(send: Send) {
    super({ baseUrl: "http://storefront.invalid", auth: { type: "session" } });
    this.#send = send;
  }

  override async fetch<T>(input: FetchInput, init: FetchArgs = {}): Promise<T> {
    const { method = "GET", body, query } = init as FetchArgs & { query?: Record<string, unknown> };
    try {
      return (await this.#send(toPath(input), { method, body, query: toQuery(query), retry: 0 })) as T;
    } catch (error) {
      throw toStoreError(error);
    }
  }
}
