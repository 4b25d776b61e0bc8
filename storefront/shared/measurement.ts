/** Where the visitor's word about measurement is kept: by the page's own server too, which opens its policy with it. */
export const MEASUREMENT_COOKIE = "mintreu_measurement";
export type MeasurementChoice = "granted" | "denied";

/** A Google Analytics 4 measurement id, or null for anything else: it becomes part of a script's address. */
export function measurementId(text: string | null | undefined): string | null {
  return text && /^G-[A-Z0-9]{4,20}$/.test(text) ? text : null;
}

export function measurementChoice(text: string | null | undefined): MeasurementChoice | null {
  return text === "granted" || text === "denied" ? text : null;
}
