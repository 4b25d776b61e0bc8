import { Module } from "@medusajs/framework/utils";
import DevelopersModuleService from "./service";

export const DEVELOPERS_MODULE = "developers";

export default Module(DEVELOPERS_MODULE, { service: DevelopersModuleService });
