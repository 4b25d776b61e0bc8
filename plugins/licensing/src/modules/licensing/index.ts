import { Module } from "@medusajs/framework/utils";
import LicensingModuleService from "./service";

export const LICENSING_MODULE = "licensing";

export default Module(LICENSING_MODULE, { service: LicensingModuleService });
