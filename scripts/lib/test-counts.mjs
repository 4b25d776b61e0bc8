/**
 * What a runner reports → `{ passed, failed, remarks }`. A test that was left out counts as failed: whoever reads
 * "0 failed" may rely on everything having run.
 */
export function countsOf({ passed = 0, failed = 0, leftOut = 0 }, exit) {
  const remarks = [];
  if (leftOut > 0) remarks.push(`${leftOut} left out`);
  const counts = { passed, failed: failed + leftOut, remarks };
  if (counts.passed + counts.failed === 0) {
    remarks.push("no test ran");
    counts.failed = 1;
  } else if (exit.code !== 0 && counts.failed === 0) {
    remarks.push(`the runner failed (${exit.signal ?? `exit code ${exit.code}`})`);
    counts.failed = 1;
  }
  return counts;
}

/** The JSON report of Jest, and of Vitest, which writes the same shape. Files that could not even load count too. */
export function readJsonReport(report) {
  const broken = (report.testResults ?? []).filter((file) => file.status === "failed" && !file.assertionResults.some((test) => test.status === "failed"));
  return {
    passed: report.numPassedTests ?? 0,
    failed: (report.numFailedTests ?? 0) + broken.length,
    leftOut: (report.numPendingTests ?? 0) + (report.numTodoTests ?? 0),
  };
}

/** The closing lines of node:test's TAP report. */
export function readTapReport(text) {
  const number = (name) => Number(new RegExp(`^# ${name} (\\d+)$`, "m").exec(text)?.[1] ?? 0);
  return { passed: number("pass"), failed: number("fail") + number("cancelled"), leftOut: number("skipped") + number("todo") };
}

/** A tool that says yes or no counts as one test. */
export function countsOfTool(exit) {
  return countsOf(exit.code === 0 ? { passed: 1 } : { failed: 1 }, exit);
}
