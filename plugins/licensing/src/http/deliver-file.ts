import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { attachmentNamed } from "@mintreu/catalog/files/attachment";
import { fileStoreOf } from "@mintreu/catalog/files/catalog-options";
import { DomainError } from "@mintreu/kit/domain/errors";
import send from "send";
import { LINK_LIFE_SECONDS } from "../domain/download-link";
import type { DeliverableFile } from "../queries/downloads";

/**
 * Hands a file over from this machine, whole or the asked range, or sends its reader to where it lies. `note` is told
 * before the first byte whether the reader goes on with what they have.
 */
export async function deliverFile(req: MedusaRequest, res: MedusaResponse, file: DeliverableFile, note: (resumed: boolean) => Promise<void>): Promise<void> {
  const disposition = attachmentNamed(file.name);
  const opened = await fileStoreOf(req.scope).open(file.storage_key, {
    content_type: file.content_type,
    disposition,
    expires_in_seconds: LINK_LIFE_SECONDS,
  });
  if (req.method !== "HEAD") await note(isResumed(req.get("range")));
  res.setHeader("Cache-Control", "private, no-store");
  res.setHeader("X-Content-Type-Options", "nosniff");
  res.setHeader("Referrer-Policy", "no-referrer");
  if ("url" in opened) return res.redirect(302, opened.url);
  res.setHeader("Content-Type", file.content_type);
  res.setHeader("Content-Disposition", disposition);
  res.setHeader("Content-Security-Policy", "default-src 'none'; sandbox");
  // Stays what it is for ever, so a broken download goes on where it stopped.
  res.setHeader("ETag", `"${file.sha256}"`);
  await stream(req, res, opened.path);
}

function stream(req: MedusaRequest, res: MedusaResponse, path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    res.once("close", resolve);
    send(req, path, { acceptRanges: true, cacheControl: false, etag: false, lastModified: false, dotfiles: "allow", index: false })
      .on("error", (error: Error & { status?: number }) => {
        for (const header of ["Content-Type", "Content-Disposition", "ETag"]) res.removeHeader(header);
        if (error.status === 416) return resolve(void res.status(416).json(noSuchRange));
        reject(new DomainError("unavailable", "release_file.unavailable", "This file cannot be read now."));
      })
      .pipe(res);
  });
}

const noSuchRange = { type: "invalid_data", code: "download.range_not_satisfiable", message: "The file has no such range." };

function isResumed(range: string | undefined): boolean {
  return range !== undefined && !/^bytes=0*0-/.test(range.replaceAll(" ", ""));
}
