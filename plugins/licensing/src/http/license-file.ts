import type { MedusaResponse } from "@medusajs/framework/http";
import { z } from "@medusajs/framework/zod";
import { messageOf } from "../domain/validate-license";
import type { FileOutcome, FileRequest } from "../modules/licensing/license-files";

const flag = z.enum(["0", "1", "true", "false"]).transform((value) => value === "1" || value === "true");

export const licenseFileQuery = z.strictObject({
  product_id: z.string().trim().min(1).max(100).optional(),
  activation_id: z.string().trim().min(1).max(100).optional(),
  fingerprint: z.string().trim().min(1).max(300).optional(),
  days: z.coerce.number().int().min(1).max(3650).optional(),
  /** Sealed with the licence key. */
  encrypted: flag.optional(),
  /** As a download rather than as JSON. */
  download: flag.optional(),
});
export type LicenseFileQuery = z.infer<typeof licenseFileQuery>;

/** `licenseKey` is the one that the caller showed, if any: with it they open what is encrypted. */
export function toFileRequest({ days, encrypted }: LicenseFileQuery, activationId: string | undefined, licenseKey?: string): FileRequest {
  return { activation_id: activationId, days, encrypted: encrypted ?? false, license_key: licenseKey };
}

/** Answers the file, or 409 with the code of what stands against it. */
export function answerFile(res: MedusaResponse, outcome: FileOutcome, { download }: LicenseFileQuery): void {
  res.setHeader("Cache-Control", "no-store");
  if (outcome.kind === "refused") {
    const { code } = outcome;
    const message = code === "OFFLINE_NOT_ALLOWED" ? "The licence allows no use without a server." : messageOf(code);
    res.status(409).json({ type: "conflict", code, message });
    return;
  }
  if (!download) return void res.json({ license_file: outcome.file });
  res.setHeader("Content-Type", "application/octet-stream");
  res.setHeader("Content-Disposition", `attachment; filename="${outcome.file.filename}"`);
  res.send(outcome.file.content);
}
