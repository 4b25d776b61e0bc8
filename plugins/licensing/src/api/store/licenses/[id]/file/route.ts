import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { notFound } from "@mintreu/kit/domain/errors";
import { parseOrRefuse } from "@mintreu/kit/http/validate";
import { actorOf } from "../../../../../http/actor";
import { answerFile, licenseFileQuery, toFileRequest } from "../../../../../http/license-file";
import { licensingOf } from "../../../../../http/license-key";
import { ownLicense } from "../../../../../http/license-scope";

/** The offline file, for the licence's holder; of the newest activation unless another is named. */
export const GET = async (req: MedusaRequest, res: MedusaResponse) => {
  const license = await ownLicense(req);
  const query = parseOrRefuse(licenseFileQuery, req.query);
  const licensing = licensingOf(req);
  const { activation_id: id, fingerprint } = query;
  const named = id !== undefined || fingerprint !== undefined;
  const activation = named ? await licensing.findActivation(license.id, { id, fingerprint }) : null;
  if (named && !activation) throw notFound("activation");
  answerFile(res, await licensing.issueFile(license.id, toFileRequest(query, activation?.id), actorOf(req, "customer")), query);
};
