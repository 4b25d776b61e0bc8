import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { clock } from "@mintreu/kit/domain/clock";
import { DomainError } from "@mintreu/kit/domain/errors";
import { databaseOf } from "@mintreu/kit/http/knex";
import type { DownloadLink } from "../../../domain/download-link";
import { deliverFile } from "../../../http/deliver-file";
import { customerOf } from "../../../http/license-scope";
import { refuseUncovered } from "../../../http/refuse-uncovered";
import { LICENSING_MODULE } from "../../../modules/licensing";
import type LicensingModuleService from "../../../modules/licensing/service";
import { type Downloadable, findDownloadables } from "../../../queries/downloads";

/**
 * The file behind a link. What the link was made for is judged again, because a licence may have been
 * revoked or handed on since. No session is needed; another customer's is refused.
 */
export const GET = async (req: MedusaRequest, res: MedusaResponse) => {
  const now = clock.now();
  const link = readLink(req, now);
  const file = refuseUncovered([await findLinked(req, link)], now);
  await deliverFile(req, res, file, { link_id: link.id, now });
};

function readLink(req: MedusaRequest, now: Date): DownloadLink {
  const read = req.scope.resolve<LicensingModuleService>(LICENSING_MODULE).readDownload(String(req.params["token"]), now);
  if (read.kind === "expired") throw new DomainError("forbidden", "download.link_expired", "This link has expired. Ask for a new one.");
  if (read.kind === "invalid") throw new DomainError("forbidden", "download.link_invalid", "This link is not valid.");
  return read.link;
}

async function findLinked(req: MedusaRequest, link: DownloadLink): Promise<Downloadable> {
  const [file] = await findDownloadables(databaseOf(req.scope), link.file_id, { license_id: link.license_id });
  if (!file) throw new DomainError("not_found", "release_file.not_found", "No such release file.");
  const caller = customerOf(req);
  if (file.license.customer_id !== link.customer_id || (caller !== null && link.customer_id !== null && caller !== link.customer_id)) {
    throw new DomainError("forbidden", "download.wrong_customer", "This link was made for somebody else.");
  }
  return file;
}
