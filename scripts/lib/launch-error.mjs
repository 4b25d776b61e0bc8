/**
 * A failure the operator can act on: one clear line, and where it helps the log that tells more.
 * Everything else that is thrown is a defect and is shown with its stack.
 */
export class LaunchError extends Error {
  /** @param {string} message @param {{ logFile?: string, cause?: unknown }} [options] */
  constructor(message, { logFile, cause } = {}) {
    super(message, { cause });
    this.name = "LaunchError";
    this.logFile = logFile;
  }
}
