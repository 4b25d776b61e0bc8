const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"];
/** A terminal, npm and an outer launcher may each pass on the same Ctrl-C. */
const ECHO_MS = 1000;

/**
 * Turns signals into two promises: `requested` at the first wish to stop, `hurried` at the next one that is not an
 * echo of the first. `request(reason)` stops for other reasons.
 */
export function createStopRequest({ onRequest = () => {}, onHurry = () => {} } = {}) {
  const controller = new AbortController();
  let firstAt = null;
  let tellRequested;
  let tellHurried;
  const requested = new Promise((resolve) => {
    tellRequested = resolve;
  });
  const hurried = new Promise((resolve) => {
    tellHurried = resolve;
  });

  function request(reason) {
    if (firstAt !== null) return;
    firstAt = Date.now();
    onRequest(reason);
    controller.abort(new Error("stopping"));
    tellRequested(reason);
  }

  function receive(signal) {
    if (firstAt === null) {
      request(signal);
    } else if (Date.now() - firstAt > ECHO_MS) {
      onHurry();
      tellHurried();
    }
  }

  for (const signal of SIGNALS) process.on(signal, receive);
  const dispose = () => {
    for (const signal of SIGNALS) process.off(signal, receive);
  };
  return { requested, hurried, request, dispose, signal: controller.signal };
}
