import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { ContainerRegistrationKeys, MedusaService } from "@medusajs/framework/utils";
import { registerUsageReader } from "@mintreu/licensing/ports/current-usage";
import { currentUsageReader } from "../../queries/current-usage";

/** The module brings the tables: events and sums are read and written in sets by SQL, never row by row. */
class UsageModuleService extends MedusaService({}) {
  constructor(container: Record<string, unknown>) {
    super(...arguments);
    registerUsageReader(currentUsageReader(container[ContainerRegistrationKeys.PG_CONNECTION] as Knex));
  }
}

export default UsageModuleService;
