import { type GatewayCall, type GatewayRefusal, verifyGatewayRequest } from "./verify-gateway-request.ts";

export interface GatewayGuardOptions {
  /** The signing secret of your API configuration; the previous one too while it is still valid. */
  secret: string | readonly string[];
  /** How far the signature's time may be from now; five minutes unless given. */
  toleranceMs?: number;
}

export interface RequestToCheck {
  method: string;
  path: string;
  header(name: string): string | undefined;
  body?: Uint8Array | string | null | undefined;
}

export interface GatewayProblem {
  status: 401;
  headers: Record<string, string>;
  body: { type: string; title: string; status: 401; code: GatewayRefusal; detail: string };
}

export type GatewayCheck = { ok: true; call: GatewayCall } | { ok: false; problem: GatewayProblem };

const DETAILS: Record<GatewayRefusal, string> = {
  SIGNATURE_MISSING: "This API is reached through the marketplace's gateway.",
  SIGNATURE_INVALID: "The gateway's signature is not right.",
  SIGNATURE_TOO_OLD: "The gateway's signature is too old.",
  BODY_CHANGED: "The body is not the one that was signed.",
};

/** What the middlewares have in common. */
export async function checkGateway(request: RequestToCheck, { secret, toleranceMs }: GatewayGuardOptions): Promise<GatewayCheck> {
  const { body, ...rest } = request;
  const verdict = await verifyGatewayRequest({
    ...rest,
    secret,
    ...(body === undefined ? {} : { body }),
    ...(toleranceMs === undefined ? {} : { toleranceMs }),
  });
  if (verdict.ok) return verdict;
  const { code } = verdict;
  const headers = { "content-type": "application/problem+json", "cache-control": "no-store" };
  return {
    ok: false,
    problem: { status: 401, headers, body: { type: "about:blank", title: "Not from the gateway", status: 401, code, detail: DETAILS[code] } },
  };
}
