import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import { LICENSING_MODULE } from "../modules/licensing";
import type LicensingModuleService from "../modules/licensing/service";

const BATCH = 200;

/** After a new master key was put first into the ring: moves every kept licence key over to it, batch by batch. */
export default async function resealLicenseKeys(container: MedusaContainer): Promise<void> {
  const licensing = container.resolve<LicensingModuleService>(LICENSING_MODULE);
  let moved = 0;
  for (let count = BATCH; count === BATCH; moved += count) count = await licensing.resealKeys(BATCH);
  if (moved > 0) container.resolve(ContainerRegistrationKeys.LOGGER).info(`licence keys: ${moved} sealed with the current master key`);
}

export const config = { name: "reseal-license-keys", schedule: "17 * * * *" };
