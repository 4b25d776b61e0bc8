import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { parseOrRefuse } from "@mintreu/kit/http/validate";
import { channelOf, parseVersion } from "../../../../domain/release-version";
import { answerRelease, catalogOf, ownRelease } from "../../../../http/vendor-release";
import { editReleaseBody } from "../validators";

export const GET = async (req: MedusaRequest, res: MedusaResponse) => {
  res.json({ release: await ownRelease(req, "read") });
};

/** Version, channel and changelog of a release that nobody reads or has yet. */
export const POST = async (req: MedusaRequest, res: MedusaResponse) => {
  const release = await ownRelease(req, "catalog.write");
  const body = parseOrRefuse(editReleaseBody, req.body ?? {});
  const version = parseVersion(body.version ?? release.version);
  // A new version brings its own channel, unless one is asked for.
  const channel = channelOf(version, body.channel ?? (version === release.version ? release.channel : undefined));
  await catalogOf(req).editRelease(release.id, { version, channel, changelog: body.changelog ?? release.changelog });
  await answerRelease(req, res, release.id);
};

export const DELETE = async (req: MedusaRequest, res: MedusaResponse) => {
  const release = await ownRelease(req, "catalog.write");
  await catalogOf(req).dropRelease(release.id);
  res.json({ id: release.id, object: "release", deleted: true });
};
