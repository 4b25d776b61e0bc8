import { z } from "zod";

/** Meters of which the last value counts; all others are added up. */
const gaugeMeters = ["storage_bytes", "users"] as const;

export const MOST_EVENTS = 1000;
export const MOST_DAYS_LATE = 35;

/** Clocks of other machines may go before ours by so much. */
const CLOCK_SKEW_MS = 60_000;
const DAY_MS = 86_400_000;

/** A use of a licence that its developer reports. */
export interface ReportedEvent {
  source: string;
  id: string;
  meter: string;
  license_id: string;
  at: Date;
  /** Decimal digits, at most six after the point: sums of fractions must not drift. */
  value: string;
}

export interface RefusedEvent {
  code: string;
  message: string;
}

const text = (most: number) =>
  z
    .string()
    .min(1)
    .max(most)
    // No control character, which no name holds, and no half of a letter, which PostgreSQL cannot store.
    .refine((value) => !/[\p{Cc}\p{Surrogate}]/u.test(value), "must be plain text");

/** CloudEvents 1.0 in JSON, as far as a meter needs it; attributes beyond these are let be. */
const cloudEvent = z.looseObject({
  specversion: z.literal("1.0"),
  id: text(255),
  source: text(512),
  type: z.string().regex(/^[a-z][a-z0-9_.-]{0,99}$/, "a meter's name: small letters, digits, dot, dash, underscore"),
  subject: text(100),
  time: z.iso
    .datetime({ offset: true })
    .transform((value) => new Date(value))
    .optional(),
  datacontenttype: z
    .string()
    .regex(/^application\/([\w.-]+\+)?json(\s*;.*)?$/i, "must be JSON")
    .optional(),
  data_base64: z.never().optional(),
  data: z.looseObject({ value: z.number().min(0).max(1e15) }),
});

/** An event as it is counted, or why it is not. Codes: event.{invalid,too_old,in_the_future}. */
export function readReportedEvent(given: unknown, now: Date): ReportedEvent | RefusedEvent {
  const parsed = cloudEvent.safeParse(given);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return { code: "event.invalid", message: `${issue?.path.join(".") || "event"}: ${issue?.message ?? "is not valid"}` };
  }
  const { source, id, type: meter, subject: license_id, time: at = now, data } = parsed.data;
  if (at.getTime() > now.getTime() + CLOCK_SKEW_MS) return { code: "event.in_the_future", message: "time: lies in the future" };
  if (at.getTime() < now.getTime() - MOST_DAYS_LATE * DAY_MS) return { code: "event.too_old", message: `time: more than ${MOST_DAYS_LATE} days ago` };
  return { source, id, meter, license_id, at, value: data.value.toFixed(6) };
}

export function isRefused(event: ReportedEvent | RefusedEvent): event is RefusedEvent {
  return "code" in event;
}

/** Whether the last value of a meter counts, and not the sum. */
export function isGauge(meter: string): boolean {
  return gaugeMeters.some((name) => name === meter);
}
