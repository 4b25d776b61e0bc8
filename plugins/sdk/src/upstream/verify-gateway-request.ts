import { fromBase64url } from "../base64url.ts";

export interface GatewayRequest {
  /** The signing secret of your API configuration; the previous one too while it is still valid. */
  secret: string | readonly string[];
  method: string;
  /** Path and query as they stand in the request line. */
  path: string;
  /** A header's value by its name in lower case. */
  header(name: string): string | undefined;
  /** The body as it came in, before any parsing. Without it the body itself is not checked. */
  body?: Uint8Array | string | null;
  /** Milliseconds since 1970; the machine's clock unless given. */
  now?: number;
  /** How far the signature's time may be from now; five minutes unless given. */
  toleranceMs?: number;
}

/** Who is behind a call, as the gateway says. */
export interface GatewayCall {
  /** One id for each call, the same when it is sent twice: answer what you have answered already the same way. */
  id: string;
  licenseId: string;
  plan: string;
  signedAt: number;
  /** Whether the body is what the gateway sent: false for bodies that are streamed, and where none was given to check. */
  bodyVerified: boolean;
}

export type GatewayRefusal = "SIGNATURE_MISSING" | "SIGNATURE_INVALID" | "SIGNATURE_TOO_OLD" | "BODY_CHANGED";

export type GatewayVerdict = { ok: true; call: GatewayCall } | { ok: false; code: GatewayRefusal };

const TOLERANCE_MS = 5 * 60_000;
const UNSIGNED = "UNSIGNED-PAYLOAD";
const MOST_SIGNATURES = 8;
const encoder = new TextEncoder();

/**
 * Whether a request came through the marketplace's gateway, unchanged and just now. Comparing takes the same time
 * whatever is wrong. Never throws.
 */
export async function verifyGatewayRequest(request: GatewayRequest): Promise<GatewayVerdict> {
  const { header } = request;
  const [id, timestamp, digest, signatures] = ["x-request-id", "x-mintreu-timestamp", "x-mintreu-content-sha256", "x-mintreu-signature"].map((name) =>
    header(name),
  );
  if (!id || !timestamp || !digest || !signatures) return refuse("SIGNATURE_MISSING");
  if (!/^\d{1,12}$/.test(timestamp)) return refuse("SIGNATURE_INVALID");
  const text = `${id}\n${timestamp}\n${request.method.toUpperCase()}\n${request.path}\n${digest}`;
  if (!(await isSigned(text, signatures, request.secret))) return refuse("SIGNATURE_INVALID");
  const signedAt = Number(timestamp) * 1000;
  if (Math.abs((request.now ?? Date.now()) - signedAt) > (request.toleranceMs ?? TOLERANCE_MS)) return refuse("SIGNATURE_TOO_OLD");
  const checksBody = digest !== UNSIGNED && request.body !== undefined;
  if (checksBody && (await digestOf(request.body ?? "")) !== digest) return refuse("BODY_CHANGED");
  const call = { id, licenseId: header("x-mintreu-license-id") ?? "", plan: planOf(header("x-mintreu-plan") ?? ""), signedAt, bodyVerified: checksBody };
  return { ok: true, call };
}

/** Whether one of the signatures is that of one of the secrets. */
async function isSigned(text: string, signatures: string, secret: string | readonly string[]): Promise<boolean> {
  const given = signatures
    .split(" ")
    .filter((signature) => signature.startsWith("v1="))
    .slice(0, MOST_SIGNATURES)
    .map((signature) => bytesOf(signature.slice(3)));
  const data = encoder.encode(text);
  let signed = false;
  for (const one of typeof secret === "string" ? [secret] : secret) {
    if (one === "") continue;
    const key = await crypto.subtle.importKey("raw", encoder.encode(one), { name: "HMAC", hash: "SHA-256" }, false, ["verify"]);
    for (const bytes of given) if (bytes && (await crypto.subtle.verify("HMAC", key, bytes, data))) signed = true;
  }
  return signed;
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> | null {
  try {
    return fromBase64url(text);
  } catch {
    return null;
  }
}

async function digestOf(body: Uint8Array | string): Promise<string> {
  const bytes = typeof body === "string" ? encoder.encode(body) : Uint8Array.from(body);
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Headers carry ASCII only, so that all else in the plan's name stands escaped. */
function planOf(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function refuse(code: GatewayRefusal): GatewayVerdict {
  return { ok: false, code };
}
