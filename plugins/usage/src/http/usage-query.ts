import { z } from "@medusajs/framework/zod";
import { addDays, clock } from "@mintreu/kit/domain/clock";
import { pagination } from "@mintreu/kit/http/pagination";
import { parseOrRefuse } from "@mintreu/kit/http/validate";
import { intervals, rangeOf, type UsageRange } from "../domain/usage-range";

const moment = z.iso.datetime({ offset: true }).transform((text) => new Date(text));
const day = z.iso.date().transform((text) => new Date(text));

/** `to` as a day means with that day. */
export const rangeFields = {
  from: moment.or(day).optional(),
  to: moment.or(day.transform((date) => addDays(date, 1))).optional(),
  interval: z.enum(intervals).optional(),
};

const rangeQuery = z.object(rangeFields);
const pagedRangeQuery = z.object({ ...rangeFields, ...pagination });

const requestsQuery = z.object({
  ...pagination,
  offset: z.coerce.number().int().min(0).max(10_000).default(0),
  status_class: z
    .enum(["1xx", "2xx", "3xx", "4xx", "5xx"])
    .transform((text) => Number(text[0]))
    .optional(),
});

/** The range that a request asks for. Errors: request.invalid. */
export function askedRange(query: unknown): UsageRange {
  return rangeOf(parseOrRefuse(rangeQuery, query), clock.now());
}

export function askedPagedRange(query: unknown): { range: UsageRange; page: { limit: number; offset: number } } {
  const { limit, offset, ...asked } = parseOrRefuse(pagedRangeQuery, query);
  return { range: rangeOf(asked, clock.now()), page: { limit, offset } };
}

export function askedRequests(query: unknown): z.output<typeof requestsQuery> {
  return parseOrRefuse(requestsQuery, query);
}
