import Medusa from "@medusajs/js-sdk";

// Set by the admin's own build, for its extensions too.
declare const __BACKEND_URL__: string | undefined;

const baseUrl = __BACKEND_URL__ ?? "/";

/** The backend, in the admin's own session. */
export const { client } = new Medusa({ baseUrl, auth: { type: "session" } });

/** A part of a path that somebody else named. */
export const segment = encodeURIComponent;

/** The address of a route, for links that the browser follows by itself. */
export function addressOf(path: string): string {
  return `${baseUrl.replace(/\/$/, "")}${path}`;
}

/** HTTP status of a failed call; undefined when no answer came at all. */
export function statusOf(error: unknown): number | undefined {
  const status = typeof error === "object" && error !== null && "status" in error ? error.status : undefined;
  return typeof status === "number" ? status : undefined;
}

/** A sentence about a failed call that can be shown. */
export function messageOf(error: unknown): string {
  if (statusOf(error) === undefined) return "The server could not be reached. Check your connection and try again.";
  return error instanceof Error && error.message ? error.message : "The server could not answer this.";
}
