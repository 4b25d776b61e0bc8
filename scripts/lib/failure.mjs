import { LaunchError } from "./launch-error.mjs";
import { tailOf } from "./terminal.mjs";

const LOG_LINES = 30;

/** One clear line for what the operator can act on, with the end of its log; a stack for defects. */
export function showFailure(error, line = console.error) {
  if (!(error instanceof LaunchError)) {
    line(`\n  ✗ ${error?.stack ?? error}`);
    return;
  }
  line(`\n  ✗ ${error.message}`);
  if (!error.logFile) return;
  const tail = tailOf(error.logFile, LOG_LINES);
  if (tail) line(`\n${tail}\n`);
  line(`    The whole log: ${error.logFile}`);
}
