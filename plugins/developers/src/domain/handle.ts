/** First path segments of the gateway that are its own (specification, part 9). */
const reserved = new Set(["license", "usage", "health", "admin", "api", "mintreu", "store", "vendor"]);

const shape = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

export type HandleVerdict = "ok" | "malformed" | "reserved";

/** A handle is 3–40 lower-case letters, digits and single hyphens, starts with a letter, and is for ever. */
export function judgeHandle(handle: string): HandleVerdict {
  if (handle.length < 3 || handle.length > 40 || !shape.test(handle)) return "malformed";
  return reserved.has(handle) ? "reserved" : "ok";
}
