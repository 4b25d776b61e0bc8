import { MedusaService } from "@medusajs/framework/utils";

/** The module brings the tables: notifications are written and read in sets by SQL. */
class InboxModuleService extends MedusaService({}) {}

export default InboxModuleService;
