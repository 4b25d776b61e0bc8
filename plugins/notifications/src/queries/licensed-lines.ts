import type { MedusaContainer } from "@medusajs/framework/types";
import { invariant } from "@mintreu/kit/domain/errors";
import { LICENSING_MODULE } from "@mintreu/licensing/modules/licensing";
import type LicensingModuleService from "@mintreu/licensing/modules/licensing/service";
import type { LicenseView } from "@mintreu/licensing/queries/list-licenses";
import type { LicensedLine } from "../domain/templates/licensed-lines";

/** Licences with their current keys in the clear, those of one purchase of a package together. */
export async function readLicensedLines(container: MedusaContainer, licenses: LicenseView[]): Promise<LicensedLine[]> {
  const keys = await container.resolve<LicensingModuleService>(LICENSING_MODULE).openCurrentKeys(licenses.map(({ id }) => id));
  const lines = new Map<string, LicensedLine>();
  for (const license of licenses) {
    const key = keys.get(license.id);
    invariant(key, `licence ${license.id} has a current key`);
    const group = license.order_line_id ?? license.package_id;
    const line = lines.get(group);
    if (line) line.keys.push(key);
    else lines.set(group, { ...toLine(license), keys: [key] });
  }
  return [...lines.values()];
}

function toLine(license: LicenseView): Omit<LicensedLine, "keys"> {
  const { product_title, product_id, package_title, developer_name, license_type, expires_at, updates_until } = license;
  return { product_title: product_title ?? product_id, package_title, developer_name, license_type, expires_at, updates_until };
}
