/** An answer with its parsed body. */
export interface Answer<Body = any> {
  status: number;
  body: Body;
  headers: Headers;
}

export interface RequestOptions {
  token?: string | undefined;
  cookie?: string | undefined;
  headers?: Record<string, string>;
  /** Sent as it is, without JSON. */
  raw?: string | Uint8Array<ArrayBuffer>;
}

/** A client of one server. `as(...)` gives one that speaks for somebody. */
export interface HttpClient {
  get(path: string, options?: RequestOptions): Promise<Answer>;
  post(path: string, body?: unknown, options?: RequestOptions): Promise<Answer>;
  request(method: string, path: string, body?: unknown, options?: RequestOptions): Promise<Answer>;
  as(identity: { token?: string; cookie?: string }): HttpClient;
}

export function createClient(baseUrl: string, publishableKey: string, identity: { token?: string; cookie?: string } = {}): HttpClient {
  const request: HttpClient["request"] = async (method, path, body, options = {}) => {
    const { token, cookie } = { ...identity, ...options };
    const headers: Record<string, string> = { ...(path.startsWith("/store") ? { "x-publishable-api-key": publishableKey } : {}) };
    if (token) headers["authorization"] = `Bearer ${token}`;
    if (cookie) headers["cookie"] = cookie;
    if (body !== undefined || options.raw !== undefined) headers["content-type"] = "application/json";
    const response = await fetch(`${baseUrl}${path}`, {
      method,
      headers: { ...headers, ...options.headers },
      ...(options.raw !== undefined ? { body: options.raw } : body !== undefined ? { body: JSON.stringify(body) } : {}),
    });
    const text = await response.text();
    return { status: response.status, body: parse(text), headers: response.headers };
  };
  return {
    request,
    get: (path, options) => request("GET", path, undefined, options),
    post: (path, body = {}, options) => request("POST", path, body, options),
    as: (next) => createClient(baseUrl, publishableKey, next),
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
