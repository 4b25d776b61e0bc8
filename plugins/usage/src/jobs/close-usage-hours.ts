import type { MedusaContainer } from "@medusajs/framework/types";
import { clock } from "@mintreu/kit/domain/clock";
import { closeHours, ensureDaysAhead } from "../summaries/close-hours";
import { alone, withConnection } from "../summaries/connection";
import { makeSketches } from "../summaries/make-sketches";

/** Partitions ahead, roll-ups of hours that are over, then their sketches. */
export default async function closeUsageHours(container: MedusaContainer): Promise<void> {
  await withConnection(container, (connection) =>
    alone(connection, "close-usage-hours", async () => {
      const now = clock.now();
      await ensureDaysAhead(connection, now);
      await closeHours(connection, now);
      await makeSketches(connection);
    }),
  );
}

export const config = { name: "close-usage-hours", schedule: "* * * * *" };
