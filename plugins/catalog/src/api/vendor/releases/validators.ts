import { z } from "@medusajs/framework/zod";
import { pagination } from "@mintreu/kit/http/pagination";
import { releaseStatuses } from "../../../domain/release-status";
import { releaseChannels } from "../../../domain/release-version";

export const vendorReleasesQuery = z.object({ ...pagination, status: z.enum(releaseStatuses).optional(), channel: z.enum(releaseChannels).optional() });

const fields = {
  version: z.string().trim().min(1).max(100),
  channel: z.enum(releaseChannels).optional(),
  /** Markdown. */
  changelog: z.string().trim().max(50_000),
};

export const createReleaseBody = z.strictObject({ ...fields, changelog: fields.changelog.default("") });

export const editReleaseBody = z.strictObject(fields).partial();

export const yankReleaseBody = z.strictObject({ reason: z.string().trim().min(3).max(2000) });

/** What describes an upload beside its bytes; `sha256` and `content_length` are headers. */
export const uploadQuery = z.object({
  name: z.string().max(2000),
  sha256: z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^[0-9a-f]{64}$/, "x-content-sha256 must be 64 hexadecimal digits")
    .nullable(),
  content_length: z.coerce.number().int().min(0).nullable(),
});
