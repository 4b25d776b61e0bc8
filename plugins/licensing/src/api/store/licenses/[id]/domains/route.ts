import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { z } from "@medusajs/framework/zod";
import { clock } from "@mintreu/kit/domain/clock";
import { databaseOf } from "@mintreu/kit/http/knex";
import { parseOrRefuse } from "@mintreu/kit/http/validate";
import { actorOf } from "../../../../../http/actor";
import { licensingOf } from "../../../../../http/license-key";
import { ownLicense } from "../../../../../http/license-scope";
import { findLicenseDomains } from "../../../../../queries/license-domains";

const domainsBody = z.strictObject({ domains: z.array(z.string().trim().min(1).max(300)).max(200) });

/** The domains of a licence, each with the TXT record that proves it where proofs are asked for. */
async function answer(req: MedusaRequest, res: MedusaResponse, id: string): Promise<void> {
  const { domains, ...rest } = await findLicenseDomains(databaseOf(req.scope), id, clock.now());
  const rows = domains.map((one) => ({ ...one, proof: rest.proof_required ? licensingOf(req).proofOf(id, one.domain) : null }));
  res.json({ domains: rows, count: rows.length, limit: rows.length, offset: 0, ...rest });
}

export const GET = async (req: MedusaRequest, res: MedusaResponse) => {
  await answer(req, res, (await ownLicense(req)).id);
};

/** Replaces the domains that the licence names; an empty list leaves them to the activations. */
export const POST = async (req: MedusaRequest, res: MedusaResponse) => {
  const license = await ownLicense(req);
  const { domains } = parseOrRefuse(domainsBody, req.body ?? {});
  await licensingOf(req).setDomains(license, domains, actorOf(req, "customer"));
  await answer(req, res, license.id);
};
