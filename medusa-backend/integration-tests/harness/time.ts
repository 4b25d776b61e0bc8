import { CLOCK_MODULE } from "@mintreu/kit/modules/clock";
import type ClockModuleService from "@mintreu/kit/modules/clock/service";
import type { Marketplace } from "./boot";

const DAY_MS = 86_400_000;

/** Runs something so many days from now, and comes back whatever happens. */
export async function inDays<Result>({ container }: Pick<Marketplace, "container">, days: number, run: () => Promise<Result>): Promise<Result> {
  const clock = container.resolve<ClockModuleService>(CLOCK_MODULE);
  await clock.travel(days * DAY_MS);
  try {
    return await run();
  } finally {
    await clock.travel(0);
  }
}
