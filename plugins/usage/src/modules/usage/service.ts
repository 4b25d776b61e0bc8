import { MedusaService } from "@medusajs/framework/utils";

/** The module brings the tables: events and sums are read and written in sets by SQL, never row by row. */
class UsageModuleService extends MedusaService({}) {}

export default UsageModuleService;
