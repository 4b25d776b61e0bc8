import { randomUUID } from "node:crypto";
import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { uploadFilesWorkflow } from "@medusajs/medusa/core-flows";
import { requirePermission } from "@mintreu/developers/http/vendor-context";
import { invariant } from "@mintreu/kit/domain/errors";
import { readPicture } from "../../../http/read-picture";

/** Stores a picture for a listing; the body is the file. What nobody uses stays, since its address may be anywhere. */
export const POST = async (req: MedusaRequest, res: MedusaResponse) => {
  requirePermission(req, "catalog.write");
  const { bytes, type } = await readPicture(req);
  const { result } = await uploadFilesWorkflow(req.scope).run({
    // The name is ours: one that somebody else chose says nothing and may say too much.
    input: { files: [{ filename: `${randomUUID()}.${type.extension}`, mimeType: type.mime, content: bytes.toString("base64"), access: "public" }] },
  });
  const [file] = result;
  invariant(file, "a stored picture has a file");
  res.status(201).json({ image: { url: withoutOwnHost(file.url) } });
};

/** `/static/…` for what this server serves: its address may change, the picture's must not. */
function withoutOwnHost(url: string): string {
  const path = new URL(url).pathname;
  return path.startsWith("/static/") ? path : url;
}
