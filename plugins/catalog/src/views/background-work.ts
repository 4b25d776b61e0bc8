import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { Logger } from "@medusajs/framework/types";
import { clock } from "@mintreu/kit/domain/clock";
import { storeViews } from "../queries/product-views";
import { refreshSearch } from "../queries/refresh-search";
import { ViewCounter } from "./view-counter";

/** What the catalogue does beside requests, from the start of the application to its end. */
export interface BackgroundWork {
  views: ViewCounter;
  onApplicationStart(): Promise<void>;
  onApplicationPrepareShutdown(): Promise<void>;
}

export function openBackgroundWork(knex: Knex, logger: Logger): BackgroundWork {
  const stopping = new AbortController();
  let filling: Promise<unknown> = Promise.resolve();
  const report = (what: string) => (error: unknown) => logger.error(`${what}: ${error instanceof Error ? error.message : String(error)}`);
  const views = new ViewCounter({ store: (batch) => storeViews(knex, batch), onError: report("Views of products could not be stored yet") });
  return {
    views,
    // Nobody waits for it: after a migration search fills while the shop already answers.
    async onApplicationStart() {
      filling = refreshSearch(knex, clock.now(), stopping.signal).catch(report("Search could not be brought up to date at the start"));
    },
    async onApplicationPrepareShutdown() {
      stopping.abort();
      await Promise.all([filling, views.close()]);
    },
  };
}
