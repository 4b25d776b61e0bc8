export type LogLevel = "info" | "warn" | "error";
export type Log = (level: LogLevel, message: string, fields?: Record<string, unknown>) => void;

/** What could be a licence key, whole: no line of the log ever holds one. */
const KEY = /MINTREU-[A-Z]{3,8}-[A-Z0-9-]{20,}/gi;

/** One JSON object a line, with the time of the machine. */
export function createLog(name: string, write: (line: string) => void = (line) => void process.stdout.write(line)): Log {
  return (level, message, fields = {}) => {
    const line = JSON.stringify({ time: new Date().toISOString(), level, process: name, pid: process.pid, message, ...fields }, (_key, value: unknown) =>
      value instanceof Error ? value.message : value,
    );
    write(`${line.replace(KEY, "MINTREU-…")}\n`);
  };
}
