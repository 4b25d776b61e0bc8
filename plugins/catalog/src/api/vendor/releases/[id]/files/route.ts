import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { parseOrRefuse } from "@mintreu/kit/http/validate";
import { parseFileName } from "../../../../../domain/file-name";
import { receiveReleaseFile } from "../../../../../files/receive-release-file";
import { allowLongUpload, letRestGo } from "../../../../../http/upload-connection";
import { ownRelease } from "../../../../../http/vendor-release";
import { uploadQuery } from "../../validators";

/** The body is the file, byte by byte. 201 for a new one, 200 for one that the release has already. */
export const POST = async (req: MedusaRequest, res: MedusaResponse) => {
  allowLongUpload(req);
  try {
    const release = await ownRelease(req, "catalog.write");
    const asked = { name: req.query["name"], sha256: req.get("x-content-sha256") ?? null, content_length: req.get("content-length") ?? null };
    const { name, sha256, content_length } = parseOrRefuse(uploadQuery, asked);
    const incoming = { release_id: release.id, name: parseFileName(name), sha256, content_length };
    const { file, created } = await receiveReleaseFile(req.scope, incoming, req);
    res.status(created ? 201 : 200).json({ release_file: file });
  } finally {
    letRestGo(req);
  }
};
