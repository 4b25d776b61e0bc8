/** Signs that turn the direction of what follows: a name with them could make a key read backwards. */
const DIRECTION_MARKS = /[\u202A-\u202E\u2066-\u2069\u200E\u200F\u061C]/gu;
// oxlint-disable-next-line no-control-regex -- control characters are what is removed
const CONTROLS = /[\u0000-\u001F\u007F-\u009F\u2028\u2029]+/gu;

/**
 * Somebody else's name on one line: without line breaks it cannot forge lines of the mail's text part.
 * Longer than `limit` characters it ends in an ellipsis.
 */
export function oneLine(text: string, limit = 120): string {
  const line = text.replaceAll(DIRECTION_MARKS, "").replaceAll(CONTROLS, " ").replaceAll(/\s+/gu, " ").trim();
  const characters = [...line];
  return characters.length > limit
    ? `${characters
        .slice(0, limit - 1)
        .join("")
        .trimEnd()}…`
    : line;
}

/** Free text of several lines, each marked as quoted. */
export function quoted(text: string): string {
  return linesOf(text)
    .map((line) => `> ${line}`.trimEnd())
    .join("\n");
}

/** Lines of free text, each cleaned like a name but never cut. */
export function linesOf(text: string): string[] {
  return text.split(/\r\n|\r|\n/u).map((line) => oneLine(line, Number.POSITIVE_INFINITY));
}

/** A day in words, in UTC so that it never depends on the machine: `22 November 2027`. */
export function dayOf(moment: Date): string {
  return new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" }).format(moment);
}

/** A day and a time in words, in UTC, which it names: `22 November 2027 at 14:30 UTC`. */
export function momentOf(moment: Date): string {
  return `${new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeStyle: "short", timeZone: "UTC" }).format(moment)} UTC`;
}
