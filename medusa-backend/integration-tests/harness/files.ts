import type { Answer, HttpClient } from "./http-client";

/** Sends a file as the body of a request. */
export function sendFile(client: HttpClient, path: string, content: string, type = "application/octet-stream"): Promise<Answer> {
  return client.request("POST", path, undefined, { raw: content, headers: { "content-type": type } });
}
