import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { notFound } from "@mintreu/kit/domain/errors";
import { requirePermission } from "@mintreu/developers/http/vendor-context";
import { catalogOf, ownRelease } from "../../../../../../http/vendor-release";

export const DELETE = async (req: MedusaRequest, res: MedusaResponse) => {
  const release = await ownRelease(req, "read");
  const id = String(req.params["file_id"]);
  if (!release.files.some((file) => file.id === id)) throw notFound("release_file");
  requirePermission(req, "catalog.write");
  await catalogOf(req).dropFile(release.id, id);
  res.json({ id, object: "release_file", deleted: true });
};
