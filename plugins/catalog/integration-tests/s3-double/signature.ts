import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import type { IncomingMessage } from "node:http";

export interface Keys {
  accessKeyId: string;
  secretAccessKey: string;
  region: string;
}

/** A refusal in the words of S3. */
export class S3Fault extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message = code,
  ) {
    super(message);
  }
}

const sha256 = (text: string | Buffer) => createHash("sha256").update(text).digest("hex");
const hmac = (key: string | Buffer, text: string) => createHmac("sha256", key).update(text).digest();

/** The clock of the store may differ from the sender's by so much. */
const SKEW_MS = 15 * 60_000;

interface Claim {
  credential: string;
  signedHeaders: string[];
  signature: string;
  date: string;
  payloadHash: string;
  query: URLSearchParams;
}

/** Verifies a request that is signed by its headers or by its query; answers the hash that it claims for its payload. */
export function verifySignature(req: IncomingMessage, url: URL, keys: Keys, now: Date): string {
  const claim = url.searchParams.has("X-Amz-Signature") ? presignedClaim(url, now) : headerClaim(req, url, now);
  const [accessKeyId, day, region, service, end] = claim.credential.split("/");
  if (accessKeyId !== keys.accessKeyId) throw new S3Fault(403, "InvalidAccessKeyId");
  if (day !== claim.date.slice(0, 8) || region !== keys.region || service !== "s3" || end !== "aws4_request")
    throw new S3Fault(400, "AuthorizationHeaderMalformed");
  if (!claim.signedHeaders.includes("host")) throw new S3Fault(403, "AccessDenied", "host is not signed");
  const scope = [day, region, service, end].join("/");
  const text = ["AWS4-HMAC-SHA256", claim.date, scope, sha256(canonicalRequest(req, url, claim))].join("\n");
  const key = [region, "s3", "aws4_request"].reduce((held, part) => hmac(held, String(part)), hmac(`AWS4${keys.secretAccessKey}`, String(day)));
  const expected = hmac(key, text).toString("hex");
  if (expected.length !== claim.signature.length || !timingSafeEqual(Buffer.from(expected), Buffer.from(claim.signature))) {
    throw new S3Fault(403, "SignatureDoesNotMatch");
  }
  return claim.payloadHash;
}

function headerClaim(req: IncomingMessage, url: URL, now: Date): Claim {
  const match = /^AWS4-HMAC-SHA256 Credential=([^,]+), ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]+)$/.exec(req.headers.authorization ?? "");
  if (!match) throw new S3Fault(403, "AccessDenied", "the request is not signed");
  const [, credential = "", signed = "", signature = ""] = match;
  const signedHeaders = signed.split(";");
  const unsigned = Object.keys(req.headers).find((name) => name.startsWith("x-amz-") && !signedHeaders.includes(name));
  if (unsigned) throw new S3Fault(403, "AccessDenied", `${unsigned} is not signed`);
  const date = String(req.headers["x-amz-date"] ?? "");
  if (Math.abs(momentOf(date) - now.getTime()) > SKEW_MS) throw new S3Fault(403, "RequestTimeTooSkewed");
  return { credential, signedHeaders, signature, date, payloadHash: String(req.headers["x-amz-content-sha256"] ?? ""), query: url.searchParams };
}

function presignedClaim(url: URL, now: Date): Claim {
  const query = new URLSearchParams(url.searchParams);
  const read = (name: string) => query.get(`X-Amz-${name}`) ?? "";
  const [signature, date, life] = [read("Signature"), read("Date"), Number(read("Expires"))];
  if (read("Algorithm") !== "AWS4-HMAC-SHA256" || !Number.isInteger(life) || life < 1 || life > 604_800)
    throw new S3Fault(400, "AuthorizationQueryParametersError");
  const age = now.getTime() - momentOf(date);
  if (age < -SKEW_MS || age > life * 1000) throw new S3Fault(403, "AccessDenied", "Request has expired");
  query.delete("X-Amz-Signature");
  return { credential: read("Credential"), signedHeaders: read("SignedHeaders").split(";"), signature, date, payloadHash: "UNSIGNED-PAYLOAD", query };
}

function canonicalRequest(req: IncomingMessage, url: URL, { query, signedHeaders, payloadHash }: Claim): string {
  const pairs = [...query].map(([name, value]) => `${encode(name)}=${encode(value)}`).sort();
  const headers = signedHeaders.map(
    (name) =>
      `${name}:${String(req.headers[name] ?? "")
        .trim()
        .replace(/\s+/g, " ")}\n`,
  );
  return [req.method, url.pathname, pairs.join("&"), headers.join(""), signedHeaders.join(";"), payloadHash].join("\n");
}

function encode(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** `20261123T101500Z` → milliseconds; NaN fails every comparison, so it is refused here. */
function momentOf(date: string): number {
  const moment = Date.parse(date.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, "$1-$2-$3T$4:$5:$6Z"));
  if (Number.isNaN(moment)) throw new S3Fault(403, "AccessDenied", "the request has no date");
  return moment;
}
