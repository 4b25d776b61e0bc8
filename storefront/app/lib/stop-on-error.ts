import type { NuxtError } from "#app";
import { createError, navigateTo, useRoute, useSessionStore } from "#imports";
import { toStoreError } from "./store-client";

/** Stops the page with its error page when the data it stands on could not be had. */
export function stopOnError(error: NuxtError | undefined | null, notFoundMessage = "There is nothing at this address."): void {
  if (!error) return;
  const { statusCode, message } = toStoreError(error);
  if (statusCode === 401) return askToSignIn();
  if (statusCode === 404) throw createError({ statusCode: 404, statusMessage: "Not Found", message: notFoundMessage, fatal: import.meta.client });
  throw createError({
    statusCode: statusCode >= 500 ? 503 : statusCode,
    statusMessage: statusCode >= 500 ? "Service Unavailable" : "Refused",
    message,
    fatal: import.meta.client,
  });
}

/** The session ended while the page was open: back here after signing in anew. */
function askToSignIn(): void {
  useSessionStore().customer = null;
  navigateTo({ path: "/sign-in", query: { redirect: useRoute().fullPath } });
}
