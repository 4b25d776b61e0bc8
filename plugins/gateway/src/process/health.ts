import type { IncomingMessage, ServerResponse } from "node:http";

export interface HealthFacts {
  /** Whether everything that calls need was read once. */
  started(): boolean;
  draining(): boolean;
  /** What works less well than it should, while calls are served. */
  impaired(): string[];
}

/**
 * Answers `/health/live` and `/health/ready`; false for any other address. Ready stays ready while PostgreSQL or Redis is
 * away: known keys are served on, and a balancer must not take all gateways out at once for that.
 */
export function answerHealth(facts: HealthFacts, request: IncomingMessage, response: ServerResponse): boolean {
  const { url } = request;
  if (url !== "/health/live" && url !== "/health/ready") return false;
  const ready = facts.started() && !facts.draining();
  const status = url === "/health/live" || ready ? 200 : 503;
  const impaired = facts.impaired();
  const word = status === 503 ? (facts.draining() ? "shutting down" : "starting") : impaired.length > 0 ? "impaired" : "ok";
  response.writeHead(status, { "content-type": "application/json", "cache-control": "no-store" });
  response.end(JSON.stringify({ status: word, ...(impaired.length > 0 ? { impaired } : {}) }));
  return true;
}
