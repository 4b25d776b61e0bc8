const INTERVAL_MS = 250;
const REQUEST_TIMEOUT_MS = 5000;

/**
 * Resolves when the address answers 2xx. Rejects with the last reason when `timeoutMs` is over or `stillWorthIt`
 * says no (the process behind it ended).
 */
export async function waitUntilHealthy(url, { timeoutMs = 180_000, stillWorthIt = () => true } = {}) {
  const deadline = Date.now() + timeoutMs;
  let reason = "no answer";
  while (stillWorthIt() && Date.now() < deadline) {
    try {
      const answer = await fetch(url, { signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS) });
      await answer.body?.cancel();
      if (answer.ok) return;
      reason = `status ${answer.status}`;
    } catch (error) {
      reason = error.cause?.code ?? error.name;
    }
    await new Promise((resolve) => setTimeout(resolve, INTERVAL_MS));
  }
  throw new Error(`${url}: ${reason}`);
}
