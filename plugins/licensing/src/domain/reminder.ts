import { addDays } from "@mintreu/kit/domain/clock";

/** Days before the end on which a holder is reminded, the last first. */
const DAYS = [1, 7, 30] as const;
export type ReminderDays = (typeof DAYS)[number];

/** Licences that end after `after` and not after `until` are due for the reminder of `days`. */
export interface ReminderWindow {
  days: ReminderDays;
  after: Date;
  until: Date;
}

/**
 * The windows side by side: each end falls into one at most, so that whoever is late (a stopped server, a
 * short licence) hears the nearest reminder only and never the ones that were missed.
 */
export function reminderWindows(now: Date): ReminderWindow[] {
  return DAYS.map((days, index) => ({ days, after: index === 0 ? now : addDays(now, DAYS[index - 1] ?? 0), until: addDays(now, days) }));
}
