import type { ActivationRecord } from "../modules/licensing/rows";

/** An activation as its holder and the developer see it; nothing of its token. */
export function toActivation({ id, fingerprint, domain, name, ip, user_agent, local, status, created_at, last_seen_at, deactivated_at }: ActivationRecord) {
  return { id, fingerprint, domain, name, ip, user_agent, local, status, created_at, last_seen_at, deactivated_at };
}
