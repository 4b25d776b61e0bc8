const TIMEOUT_MS = 3000;

/** Ready means that a page could be shown: the backend answers too. */
export default defineEventHandler(async (event) => {
  setResponseHeader(event, "cache-control", "no-store");
  const base = useRuntimeConfig(event).backendUrl;
  try {
    const response = await fetch(new URL("/health/ready", base), { signal: AbortSignal.timeout(TIMEOUT_MS) });
    if (response.ok) return { status: "ready" };
  } catch {
    // Unreachable and unhealthy are the same to whoever asks.
  }
  setResponseStatus(event, 503);
  return { status: "not_ready", code: "backend.unavailable" };
});
