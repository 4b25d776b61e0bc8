/** The one source of time: rules take a Date as argument, what calls them asks this clock. */
export interface Clock {
  now(): Date;
}

let offsetMs = 0;

export const clock: Clock = {
  now: () => new Date(Date.now() + offsetMs),
};

/** How far this process stands beside the real time. Only the module `clock` sets it, and never in production. */
export function setClockOffset(milliseconds: number): void {
  offsetMs = milliseconds;
}

/** Whole days added in UTC, so that a result never depends on the machine's time zone. */
export function addDays(date: Date, days: number): Date {
  return new Date(date.getTime() + days * 86_400_000);
}
