import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import type { Permission } from "@mintreu/developers/domain/roles";
import { requirePermission, vendorOf } from "@mintreu/developers/http/vendor-context";
import { notFound } from "@mintreu/kit/domain/errors";
import { databaseOf } from "@mintreu/kit/http/knex";
import { CATALOG_MODULE } from "../modules/catalog";
import type CatalogModuleService from "../modules/catalog/service";
import { findRelease, type ReleaseView } from "../queries/releases";
import { findProductOfDeveloper } from "../queries/products-of-developer";
import { changeReleaseStatusWorkflow, type ReleaseStatusChange } from "../workflows/change-release-status";

export function catalogOf(req: MedusaRequest): CatalogModuleService {
  return req.scope.resolve<CatalogModuleService>(CATALOG_MODULE);
}

/** The caller's own release that the path names: 404 for any other, then 403 where the role may not. */
export async function ownRelease(req: MedusaRequest, permission: Permission): Promise<ReleaseView> {
  const release = await findOwnRelease(req);
  requirePermission(req, permission);
  return release;
}

/** As `ownRelease`, for a path that names one of its files too. */
export async function ownReleaseFile(req: MedusaRequest, permission: Permission): Promise<{ release: ReleaseView; fileId: string }> {
  const release = await findOwnRelease(req);
  const fileId = String(req.params["file_id"]);
  if (!release.files.some(({ id }) => id === fileId)) throw notFound("release_file");
  requirePermission(req, permission);
  return { release, fileId };
}

async function findOwnRelease(req: MedusaRequest): Promise<ReleaseView> {
  const release = await findRelease(databaseOf(req.scope), { id: String(req.params["id"]), developer_id: vendorOf(req).developer.id });
  if (!release) throw notFound("release");
  return release;
}

/** The release as it stands now. */
export async function answerRelease(req: MedusaRequest, res: MedusaResponse, id: string, status = 200): Promise<void> {
  const release = await findRelease(databaseOf(req.scope), { id, developer_id: vendorOf(req).developer.id });
  if (!release) throw notFound("release");
  res.status(status).json({ release });
}

/** Takes a step with the caller's release and answers with the release as it stands then. */
export async function answerReleaseStep(
  req: MedusaRequest,
  res: MedusaResponse,
  { id, product_id }: ReleaseView,
  change: ReleaseStatusChange["change"],
): Promise<void> {
  const product = await findProductOfDeveloper(databaseOf(req.scope), vendorOf(req).developer.id, product_id);
  if (!product) throw notFound("release");
  await changeReleaseStatusWorkflow(req.scope).run({ input: { id, listing_id: product.listing_id, product_id, change } });
  await answerRelease(req, res, id);
}
