import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { normalizeLicenseKey } from "../../../../domain/license-key";
import { authorizedActivation } from "../../../../http/activation-authority";
import { actorOf } from "../../../../http/actor";
import { answerFile, type LicenseFileQuery, toFileRequest } from "../../../../http/license-file";
import { keyOf, licenseByKey, licensingOf } from "../../../../http/license-key";

/**
 * A signed file with which the product verifies its licence without a server. The key comes in a header.
 * Errors: license.key_required, license.not_found, license.activation_token_required, .activation_token_invalid.
 */
export const GET = async (req: MedusaRequest, res: MedusaResponse) => {
  const query = req.validatedQuery as unknown as LicenseFileQuery;
  const found = await licenseByKey(req);
  const activation = await authorizedActivation(req, found, query);
  answerFile(
    res,
    await licensingOf(req).issueFile(found.license.id, toFileRequest(query, activation?.id, normalizeLicenseKey(keyOf(req))), actorOf(req, "product")),
    query,
  );
};
