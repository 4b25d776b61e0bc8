import type { ServerResponse } from "node:http";
import { corsHeaders } from "./cors";
import { problemHeaders, type ProblemCode, problemOf, statusOfProblem } from "./problems";

/** Answers with a problem document; nothing when the client is gone or has part of an answer. */
export function sendProblem(response: ServerResponse, code: ProblemCode, callId: string, headers?: Record<string, string>): void {
  if (response.headersSent || response.destroyed) return;
  const body = JSON.stringify(problemOf(code, callId));
  response.writeHead(statusOfProblem(code), {
    ...problemHeaders(code),
    ...corsHeaders,
    ...headers,
    "X-Request-Id": callId,
    "Content-Length": Buffer.byteLength(body),
  });
  response.end(body);
}

/** The same on a connection whose request could not even be read. */
export function rawProblem(code: ProblemCode, callId: string): string {
  const body = JSON.stringify(problemOf(code, callId));
  const status = statusOfProblem(code);
  const headers: Record<string, string> = { ...problemHeaders(code), ...corsHeaders, "X-Request-Id": callId, Connection: "close" };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 ${status} ${problemOf(code, callId).title}\r\n${lines.join("")}Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
}
