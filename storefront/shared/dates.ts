// Fixed locale and UTC: a date must not change between the server's rendering and the browser's.
const dateFormat = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
const monthFormat = new Intl.DateTimeFormat("en-GB", { month: "long", year: "numeric", timeZone: "UTC" });

function format(format: Intl.DateTimeFormat, iso: string | null | undefined): string | null {
  if (!iso) return null;
  const date = new Date(iso);
  return Number.isNaN(date.getTime()) ? null : format.format(date);
}

/** "22 November 2026"; null for a missing or malformed date. */
export function formatDate(iso: string | Date | null | undefined): string | null {
  return format(dateFormat, iso instanceof Date ? iso.toISOString() : iso);
}

/** "November 2026". */
export function formatMonth(iso: string | null | undefined): string | null {
  return format(monthFormat, iso);
}

const momentFormat = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", hour: "2-digit", minute: "2-digit", timeZone: "UTC" });

/** "22 November 2026 at 14:05 UTC": where the hour matters. */
export function formatMoment(iso: string | null | undefined): string | null {
  const text = format(momentFormat, iso);
  return text && `${text} UTC`;
}
