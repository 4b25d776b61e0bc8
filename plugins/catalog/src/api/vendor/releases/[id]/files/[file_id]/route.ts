import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { catalogOf, ownReleaseFile } from "../../../../../../http/vendor-release";

export const DELETE = async (req: MedusaRequest, res: MedusaResponse) => {
  const { release, fileId } = await ownReleaseFile(req, "catalog.write");
  await catalogOf(req).dropFile(release.id, fileId);
  res.json({ id: fileId, object: "release_file", deleted: true });
};
