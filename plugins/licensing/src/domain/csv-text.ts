/** What a spreadsheet would run as a formula (and a quote hides) when the file is opened. */
const FORMULA = /^[=+\-@\t\r]/;

/** One line of a CSV file (RFC 4180, CRLF). A text that begins like a formula gets an apostrophe before it. */
export function toCsvLine(values: readonly (string | number | Date | null | undefined)[]): string {
  return `${values.map(toCell).join(",")}\r\n`;
}

function toCell(value: string | number | Date | null | undefined): string {
  if (value === null || value === undefined) return "";
  const text = value instanceof Date ? value.toISOString() : String(value);
  const safe = typeof value === "string" && FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
