import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { clock } from "@mintreu/kit/domain/clock";
import { databaseOf } from "@mintreu/kit/http/knex";
import { ownLicense } from "@mintreu/licensing/http/license-scope";
import { askedRange } from "../../../../../http/usage-query";
import { readLicenseUsage } from "../../../../../queries/license-usage";

/** What a licence has used: of its quotas in this billing month, and over a range. */
export const GET = async (req: MedusaRequest, res: MedusaResponse) => {
  const license = await ownLicense(req);
  const range = askedRange(req.query);
  res.json({ usage: await readLicenseUsage(databaseOf(req.scope), license, range, clock.now()) });
};
