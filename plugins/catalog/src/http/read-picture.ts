import type { MedusaRequest } from "@medusajs/framework/http";
import { DomainError } from "@mintreu/kit/domain/errors";
import { MAX_PICTURE_BYTES, type PictureType, pictureTypeOf } from "../domain/picture";

/** The picture that a request carries as its body. Errors: picture.too_large, picture.type_not_supported. */
export async function readPicture(req: MedusaRequest): Promise<{ bytes: Buffer; type: PictureType }> {
  if (Number(req.get("content-length") ?? 0) > MAX_PICTURE_BYTES) throw tooLarge();
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of req) {
    size += (chunk as Buffer).length;
    if (size > MAX_PICTURE_BYTES) throw tooLarge();
    chunks.push(chunk as Buffer);
  }
  const bytes = Buffer.concat(chunks);
  const type = pictureTypeOf(bytes);
  if (!type) throw new DomainError("invalid", "picture.type_not_supported", "Pictures are PNG, JPEG, WebP, AVIF or GIF files.");
  return { bytes, type };
}

function tooLarge(): DomainError {
  return new DomainError("invalid", "picture.too_large", `A picture is at most ${MAX_PICTURE_BYTES / 1024 / 1024} MB large.`);
}
