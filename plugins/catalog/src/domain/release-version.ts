import { DomainError } from "@mintreu/kit/domain/errors";
import { prerelease, valid } from "semver";

export const releaseChannels = ["stable", "beta"] as const;
export type ReleaseChannel = (typeof releaseChannels)[number];

/** A version as it is stored: semantic, without a leading `v` or build data. Errors: release.version_malformed. */
export function parseVersion(text: string): string {
  const version = valid(text.trim());
  if (version === null) throw new DomainError("invalid", "release.version_malformed", "version: must be a semantic version such as 1.4.0 or 2.0.0-beta.1");
  return version;
}

/**
 * The channel of a version: the asked one, or the one that the version speaks of. Who updates by version
 * alone would take a pre-release for a stable one. Errors: release.channel_contradicts.
 */
export function channelOf(version: string, asked: ReleaseChannel | undefined): ReleaseChannel {
  const early = prerelease(version) !== null;
  if (early && asked === "stable")
    throw new DomainError("invalid", "release.channel_contradicts", `channel: ${version} is a pre-release, which is never stable`);
  return asked ?? (early ? "beta" : "stable");
}
