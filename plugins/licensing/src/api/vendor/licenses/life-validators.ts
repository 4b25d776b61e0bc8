import { z } from "@medusajs/framework/zod";
import { licenseTypes } from "@mintreu/catalog/domain/package-terms";
import { pagination } from "@mintreu/kit/http/pagination";
import { emailAddress } from "../../store/licenses/life-validators";
import { listLicensesQuery } from "../../store/licenses/validators";

const id = z.string().trim().min(1).max(100);
const reason = z.string().trim().min(3).max(500);

export const listVendorLicensesQuery = listLicensesQuery.extend({
  q: z.string().trim().max(200).optional(),
  package_id: id.optional(),
  license_type: z.enum(licenseTypes).optional(),
  expiring_before: z.iso
    .datetime({ offset: true })
    .or(z.iso.date())
    .transform((text) => new Date(text))
    .optional(),
});

export type ListVendorLicensesQuery = z.infer<typeof listVendorLicensesQuery>;

export const issueBody = z.strictObject({
  package_id: id,
  email: emailAddress,
  quantity: z.int().min(1).max(100).default(1),
  expires_at: z.iso
    .datetime({ offset: true })
    .transform((text) => new Date(text))
    .optional(),
  trial: z.boolean().default(false),
  note: z.string().trim().min(1).max(500).optional(),
});

export const rotateByOthersBody = z.strictObject({ grace_hours: z.int().min(0).max(720), reason });

export const bulkBody = z.strictObject({
  action: z.enum(["suspend", "reinstate", "revoke"]),
  ids: z.array(id).min(1).max(200),
  reason,
});

export const approvalBody = z.strictObject({ reason: reason.optional() });

export const declineBody = z.strictObject({ reason });

export const grantBody = z.strictObject({ days: z.int().min(1).max(3650).optional(), reason: reason.optional() });

export const listTransfersQuery = z.object({
  ...pagination,
  license_id: id.optional(),
  status: z.enum(["requested", "approved", "declined", "cancelled", "expired", "completed"]).optional(),
});

export const listExtensionsQuery = z.object({ ...pagination, license_id: id.optional(), status: z.enum(["open", "granted", "declined"]).optional() });

export const importQuery = z.object({ dry_run: z.enum(["0", "1", "true", "false"]).default("0") });
