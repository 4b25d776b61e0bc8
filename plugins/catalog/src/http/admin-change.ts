import type { AuthenticatedMedusaRequest, MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import type { z } from "@medusajs/framework/zod";
import { notFound } from "@mintreu/kit/domain/errors";
import { databaseOf } from "@mintreu/kit/http/knex";
import { parseOrRefuse } from "@mintreu/kit/http/validate";
import { type ReviewedDifference, reviewChange } from "../domain/listing-difference";
import { type ReleaseDocument, reviewRelease } from "../domain/release-document";
import { readListingDocument } from "../queries/listing-document";
import { type ChangeView, findChange, findListingOfChange } from "../queries/product-changes";
import { findRelease, listReleases } from "../queries/releases";
import type { DecisionOnChange } from "../modules/catalog/product-changes";
import { toFields } from "./vendor-product";

interface DecisionBody {
  revision?: number | null | undefined;
}

/** The admin's decision on the change that the path names: 404 for none, then the body is looked at. */
export async function readDecision<Body extends DecisionBody>(req: MedusaRequest, schema: z.ZodType<Body>): Promise<DecisionOnChange & { body: Body }> {
  const change_id = String(req.params["id"]);
  if (!(await findListingOfChange(databaseOf(req.scope), change_id))) throw notFound("change");
  const body = parseOrRefuse(schema, req.body ?? {});
  return { change_id, admin_id: (req as AuthenticatedMedusaRequest).auth_context.actor_id, revision: body.revision ?? null, body };
}

/**
 * A change with its difference: against what is live now while it is open, and as it was decided or
 * withdrawn afterwards.
 */
export async function answerChange(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const knex = databaseOf(req.scope);
  const found = await findChange(knex, String(req.params["id"]));
  if (!found) throw notFound("change");
  const { base, payload, ...change } = found;
  if (change.release_id) {
    const difference = reviewRelease(payload as unknown as ReleaseDocument);
    const release = await findRelease(knex, { id: change.release_id });
    return void res.json({ product_change: { ...change, difference, proposed: null, current: null, release, releases: release ? [release] : [] } });
  }
  const live = await readListingDocument(knex, change.listing_id);
  const compared = live && isOpen(change) ? live : (base ?? payload);
  const difference: ReviewedDifference[] = reviewChange(base, payload, compared);
  // What goes live with a first publication is read with it.
  const { releases } = change.kind === "publish" ? await listReleases(knex, { product_ids: [change.product.id] }, { limit: 100, offset: 0 }) : { releases: [] };
  const current = live && change.kind === "change" ? toFields(live) : null;
  res.json({ product_change: { ...change, difference, proposed: toFields(payload), current, release: null, releases } });
}

function isOpen({ status, being_applied }: ChangeView): boolean {
  return status === "pending" && !being_applied;
}
