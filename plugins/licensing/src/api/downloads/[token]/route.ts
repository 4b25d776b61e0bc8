import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { clock } from "@mintreu/kit/domain/clock";
import { DomainError, notFound } from "@mintreu/kit/domain/errors";
import { databaseOf } from "@mintreu/kit/http/knex";
import type { DownloadLink } from "../../../domain/download-link";
import { deliverFile } from "../../../http/deliver-file";
import { customerOf } from "../../../http/license-scope";
import { refuseUncovered } from "../../../http/refuse-uncovered";
import { LICENSING_MODULE } from "../../../modules/licensing";
import type LicensingModuleService from "../../../modules/licensing/service";
import { type Downloadable, findDownloadables, findReviewedFile, logDownload } from "../../../queries/downloads";

/**
 * The file behind a link. What the link was made for is judged again, because a licence may have been
 * revoked or handed on since. No session is needed; another customer's is refused. Who reviews a release has
 * no licence; their links leave no note.
 */
export const GET = async (req: MedusaRequest, res: MedusaResponse) => {
  const now = clock.now();
  const knex = databaseOf(req.scope);
  const { id: link_id, file_id, license_id, customer_id } = readLink(req, now);
  if (license_id === null) {
    const reviewed = await findReviewedFile(knex, file_id, null);
    if (!reviewed) throw notFound("release_file");
    return deliverFile(req, res, reviewed, async () => undefined);
  }
  const file = refuseUncovered([await findLinked(req, file_id, license_id, customer_id)], now);
  const reader = { link_id, now, ip: req.ip ?? null, user_agent: req.get("user-agent") ?? null };
  await deliverFile(req, res, file, (resumed) => logDownload(knex, file, { ...reader, resumed }));
};

function readLink(req: MedusaRequest, now: Date): DownloadLink {
  const read = req.scope.resolve<LicensingModuleService>(LICENSING_MODULE).readDownload(String(req.params["token"]), now);
  if (read.kind === "expired") throw new DomainError("forbidden", "download.link_expired", "This link has expired. Ask for a new one.");
  if (read.kind === "invalid") throw new DomainError("forbidden", "download.link_invalid", "This link is not valid.");
  return read.link;
}

async function findLinked(req: MedusaRequest, fileId: string, licenseId: string, customerId: string | null): Promise<Downloadable> {
  const [file] = await findDownloadables(databaseOf(req.scope), fileId, { license_id: licenseId });
  if (!file) throw notFound("release_file");
  const caller = customerOf(req);
  if (file.license.customer_id !== customerId || (caller !== null && customerId !== null && caller !== customerId)) {
    throw new DomainError("forbidden", "download.wrong_customer", "This link was made for somebody else.");
  }
  return file;
}
