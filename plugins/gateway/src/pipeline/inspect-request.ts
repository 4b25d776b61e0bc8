import type { IncomingHttpHeaders } from "node:http";
import type { ProblemCode } from "../answers/problems";
import { VIA } from "../forward/request-headers";

/** Bodies up to this size are read before they are sent: they can be signed, and sent once more. */
export const WHOLE_BODY_BYTES = 64 * 1024;

/** How a request's body comes: not at all, to be read whole, or to be passed on as it comes (length null: chunked). */
export type BodyPlan = { kind: "none" } | { kind: "whole"; length: number } | { kind: "stream"; length: number | null };

export type Inspection = { ok: true; body: BodyPlan } | { ok: false; code: ProblemCode };

const NONE: Inspection = { ok: true, body: { kind: "none" } };

/** What a request's head allows. The parser has already refused contradictory framing and odd characters. */
export function inspectRequest(headers: IncomingHttpHeaders, maxBodyBytes: number): Inspection {
  if (headers.upgrade !== undefined && isUpgrade(headers)) return refuse("upgrade-unsupported");
  if (headers.via !== undefined && headers.via.includes(VIA)) return refuse("loop-detected");
  const coding = headers["transfer-encoding"];
  const written = headers["content-length"];
  if (coding !== undefined) {
    if (written !== undefined) return refuse("request-malformed");
    if (coding.trim().toLowerCase() !== "chunked") return refuse("encoding-unsupported");
    return { ok: true, body: { kind: "stream", length: null } };
  }
  if (written === undefined || written === "0") return NONE;
  if (!/^\d{1,15}$/.test(written)) return refuse("request-malformed");
  const length = Number(written);
  if (length > maxBodyBytes) return refuse("body-too-large");
  if (length === 0) return NONE;
  const streamed = length > WHOLE_BODY_BYTES || headers.expect !== undefined;
  return { ok: true, body: { kind: streamed ? "stream" : "whole", length } };
}

/** HTTP/2 over plain text is an offer that a server may pass over (RFC 9110, 7.8): such a client goes on with HTTP/1.1. */
function isUpgrade(headers: IncomingHttpHeaders): boolean {
  return /\bupgrade\b/i.test(headers.connection ?? "") && !/^h2c$/i.test((headers.upgrade ?? "").trim());
}

function refuse(code: ProblemCode): Inspection {
  return { ok: false, code };
}
