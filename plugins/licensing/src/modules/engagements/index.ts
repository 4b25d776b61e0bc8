import { Module } from "@medusajs/framework/utils";
import EngagementsModuleService from "./service";

export const ENGAGEMENTS_MODULE = "engagements";

export default Module(ENGAGEMENTS_MODULE, { service: EngagementsModuleService });
