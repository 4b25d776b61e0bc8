import { z } from "@medusajs/framework/zod";

const id = z.string().trim().min(1).max(100);

/** An address as it is compared: in lower case. */
export const emailAddress = z.string().trim().toLowerCase().max(254).pipe(z.email());

export const rotateBody = z.strictObject({ grace_hours: z.int().min(0).max(720), reason: z.string().trim().min(1).max(500).optional() });

export const transferBody = z.strictObject({ email: emailAddress });

export const extensionBody = z.strictObject({ message: z.string().trim().min(3).max(2000), days: z.int().min(1).max(365) });

export const renewBody = z.strictObject({ region_id: id.optional() });

export const changePackageBody = z.strictObject({ package_id: id, region_id: id.optional() });

export const claimRequestBody = z.strictObject({ email: emailAddress });

export const claimBody = z.strictObject({ token: z.string().trim().min(1).max(2000) });
