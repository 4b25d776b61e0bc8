import { Module } from "@medusajs/framework/utils";
import PaymentsModuleService from "./service";

/** Not `payment`: that key is the engine's own. */
export const PAYMENTS_MODULE = "marketplace_payments";

export default Module(PAYMENTS_MODULE, { service: PaymentsModuleService });
