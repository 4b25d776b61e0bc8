import { z } from "@medusajs/framework/zod";
import { addDays } from "@mintreu/kit/domain/clock";
import { DomainError } from "@mintreu/kit/domain/errors";
import { dayOf } from "../domain/visit";

const DAYS = 30;
const MOST_DAYS = 366;

export const viewsQuery = z.object({ from: z.iso.date().optional(), to: z.iso.date().optional() });

/** Both ends of what is asked for, days in UTC: by default the last thirty. Errors: request.invalid. */
export function spanOf(query: z.infer<typeof viewsQuery>, now: Date): { from: string; to: string } {
  const to = query.to ?? dayOf(now);
  const from = query.from ?? dayOf(addDays(new Date(to), 1 - DAYS));
  const days = (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1;
  if (days < 1 || days > MOST_DAYS) throw new DomainError("invalid", "request.invalid", `from: must be at most ${MOST_DAYS} days up to the day of "to"`);
  return { from, to };
}
