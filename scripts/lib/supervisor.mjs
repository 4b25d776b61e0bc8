import { describeExit, endChild } from "./child-process.mjs";
import { LaunchError } from "./launch-error.mjs";

const PATIENCE = { firstDelayMs: 1000, longestDelayMs: 15_000, quickMs: 60_000, quickFailures: 5 };

/**
 * Keeps services running. A service is
 * `{ name, title?, needs?: string[], launch(): Promise<child>, ready(child): Promise<void>, stop?(child, { hurry }) }`.
 * One that ends unexpectedly is started again, later each time; after five quick ends `onGiveUp(error)` is called.
 */
export function createSupervisor({ line, onGiveUp, patience = {} }) {
  const rules = { ...PATIENCE, ...patience };
  const entries = new Map();
  const stopping = new AbortController();

  /** First start of a service: rejects when it does not become ready; no second try, its log tells why. */
  async function start(service) {
    const entry = { service, child: null, quick: 0 };
    entries.set(service.name, entry);
    entry.ready = bringUp(entry);
    await entry.ready;
    watch(entry);
  }

  async function bringUp(entry) {
    const { service } = entry;
    await Promise.all((service.needs ?? []).map((name) => entries.get(name)?.ready));
    stopping.signal.throwIfAborted();
    entry.child = await service.launch();
    if (stopping.signal.aborted) await end(entry);
    stopping.signal.throwIfAborted();
    try {
      await service.ready(entry.child);
    } catch (error) {
      if (stopping.signal.aborted) throw error;
      const reason = entry.child.running ? error.message : describeExit(await entry.child.exited);
      await end(entry);
      throw new LaunchError(`The ${titleOf(service)} did not start (${reason}).`, { logFile: entry.child.logFile });
    }
  }

  function watch(entry) {
    const { child } = entry;
    child.exited.then((exit) => {
      if (!stopping.signal.aborted) return restart(entry, describeExit(exit), Date.now() - child.startedAt);
    });
  }

  /** Must not reject: nobody waits for it. Those who need this service wait for `entry.ready`. */
  async function restart(entry, reason, livedMs) {
    const title = titleOf(entry.service);
    entry.quick = livedMs < rules.quickMs ? entry.quick + 1 : 1;
    if (entry.quick > rules.quickFailures) {
      onGiveUp(new LaunchError(`The ${title} ended ${entry.quick} times in a row (${reason}).`, { logFile: entry.child.logFile }));
      return;
    }
    entry.child.signalGroup("SIGKILL");
    const delay = Math.min(rules.firstDelayMs * 2 ** (entry.quick - 1), rules.longestDelayMs);
    line(`  ! The ${title} ended unexpectedly (${reason}); starting it again.`);
    const attemptedAt = Date.now();
    entry.ready = pause(delay).then(() => bringUp(entry));
    try {
      await entry.ready;
    } catch (error) {
      if (!stopping.signal.aborted) await restart(entry, error.message, Date.now() - attemptedAt);
      return;
    }
    line(`  ✓ The ${title} runs again.`);
    watch(entry);
  }

  function pause(ms) {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      stopping.signal.addEventListener(
        "abort",
        () => {
          clearTimeout(timer);
          resolve();
        },
        { once: true },
      );
    });
  }

  async function end(entry, options = {}) {
    if (!entry?.child) return;
    await (entry.service.stop ? entry.service.stop(entry.child, options) : endChild(entry.child, options));
  }

  /** Ends these services together; from the first call on none is started (again). */
  async function stop(names, options) {
    stopping.abort(new LaunchError("stopping"));
    await Promise.all(names.map((name) => end(entries.get(name), options)));
  }

  return { start, stop };
}

function titleOf(service) {
  return service.title ?? service.name;
}
