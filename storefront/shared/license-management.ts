/** Shapes of the routes below `/store/licenses/:id`. Moments are ISO texts. */
export interface LicenseActivation {
  id: string;
  fingerprint: string | null;
  domain: string | null;
  name: string | null;
  ip: string | null;
  /** For local work: takes none of the licence's activations. */
  local: boolean;
  status: "active" | "deactivated";
  created_at: string;
  last_seen_at: string | null;
}

/** What an activation is known by. */
export function placeOf({ name, domain, fingerprint }: Pick<LicenseActivation, "name" | "domain" | "fingerprint">): string {
  return name ?? domain ?? fingerprint ?? "An installation";
}

export interface LicenseDomains {
  domains: {
    domain: string;
    source: "rule" | "activation";
    proven_at: string | null;
    /** The TXT record that proves it, where proofs are asked for. */
    proof: { name: string; value: string } | null;
  }[];
  domain_limit: number | null;
  proof_required: boolean;
  changes: { allowed: number; window_days: number; used: number };
}

export interface LicenseLogRow {
  id: string;
  action: string;
  actor_type: string;
  ip: string | null;
  domain: string | null;
  reason: string | null;
  created_at: string;
}

export interface LicenseTransfer {
  id: string;
  status: "requested" | "approved" | "declined" | "cancelled" | "expired" | "completed";
  email: string;
  reason: string | null;
  expires_at: string;
}

export interface ExtensionRequest {
  id: string;
  status: "open" | "granted" | "declined";
  days: number;
  message: string;
  reason: string | null;
}

/** Whether the holder may still change anything about a licence. */
export function isManageable(status: string): boolean {
  return status !== "revoked";
}

/** One entry a line; blanks and repeats left out. */
export function linesOf(text: string): string[] {
  return [...new Set(text.split(/[\s,]+/).filter(Boolean))];
}

/** `file_issued` → `File issued`. */
export function actionWords(action: string): string {
  const words = action.replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
