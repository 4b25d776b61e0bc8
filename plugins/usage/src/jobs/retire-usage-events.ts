import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import { fileStoreOf } from "@mintreu/catalog/files/catalog-options";
import { clock } from "@mintreu/kit/domain/clock";
import { retireDays, tidyUsage } from "../retention/retire-days";
import { usageOptions } from "../retention/usage-options";
import { alone, withConnection } from "../summaries/connection";

/** Exports and drops days of events beyond the retention, and tidies guards and sketches. */
export default async function retireUsageEvents(container: MedusaContainer): Promise<void> {
  const { retentionDays } = usageOptions(container);
  const logger = container.resolve(ContainerRegistrationKeys.LOGGER);
  await withConnection(container, (connection) =>
    alone(connection, "retire-usage-events", async () => {
      const now = clock.now();
      for (const { day, events, storage_key } of await retireDays(connection, fileStoreOf(container), now, retentionDays)) {
        logger.info(`usage: ${events} events of ${day} are in ${storage_key} and no longer in the database`);
      }
      await tidyUsage(connection, now, retentionDays);
    }),
  );
}

export const config = { name: "retire-usage-events", schedule: "23 * * * *" };
