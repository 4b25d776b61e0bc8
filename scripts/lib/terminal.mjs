import { readFileSync } from "node:fs";

const HEARTBEAT_SECONDS = 5;

/** Seconds for people: `0.4 s`, `31.2 s`, `4 min 05 s`. */
export function formatDuration(ms) {
  if (ms < 60_000) return `${(ms / 1000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1000);
  return `${Math.floor(seconds / 60)} min ${String(seconds % 60).padStart(2, "0")} s`;
}

/** The last lines of a log file; an unreadable file has none. */
export function tailOf(file, lines = 30) {
  try {
    return readFileSync(file, "utf8").trimEnd().split("\n").slice(-lines).join("\n");
  } catch {
    return "";
  }
}

/**
 * Short progress lines. On a real terminal the running steps share one line that is redrawn every second;
 * elsewhere (a log, a CI job) a line every few seconds tells that a long step is alive.
 */
export function createTerminal({ stream = process.stdout } = {}) {
  const running = new Map();
  let drawn = false;
  let timer = null;
  let ticks = 0;

  const erase = () => {
    if (drawn) stream.write("\r\u001b[2K");
    drawn = false;
  };
  const line = (text = "") => {
    erase();
    stream.write(`${text}\n`);
  };
  const status = () =>
    [...running.values()]
      .map(({ title, startedAt, detail }) => {
        const seconds = Math.round((Date.now() - startedAt) / 1000);
        return `${title} … ${seconds} s${detail ? ` (${detail})` : ""}`;
      })
      .join("  ·  ");
  const tick = () => {
    ticks += 1;
    if (stream.isTTY) {
      erase();
      stream.write(`  ${status().slice(0, Math.max(20, (stream.columns ?? 80) - 3))}`);
      drawn = true;
    } else if (ticks % HEARTBEAT_SECONDS === 0) {
      line(`  ${status()}`);
    }
  };
  const finish = (key) => {
    erase();
    running.delete(key);
    if (running.size > 0) return;
    clearInterval(timer);
    timer = null;
    ticks = 0;
  };

  /** Runs one named step; `progress(detail)` shows how far it is; a returned string is shown behind its name. */
  async function step(title, work) {
    const key = Symbol(title);
    const startedAt = Date.now();
    running.set(key, { title, startedAt, detail: "" });
    timer ??= setInterval(tick, 1000);
    try {
      const note = await work((detail) => {
        const entry = running.get(key);
        if (entry) entry.detail = detail;
      });
      finish(key);
      const remark = typeof note === "string" ? `, ${note}` : "";
      line(`  ✓ ${title} (${formatDuration(Date.now() - startedAt)}${remark})`);
      return note;
    } catch (error) {
      finish(key);
      throw error;
    }
  }

  return { line, step };
}
