import type { DeveloperRecord } from "../modules/developers/service";

/** What anybody may know of a developer. */
export function toProfile(developer: DeveloperRecord) {
  const { id, handle, display_name, country, website, about, approved_at } = developer;
  return { id, handle, display_name, country, website, about, member_since: approved_at };
}

/** What members see of their own account. */
export function toOwnAccount(developer: DeveloperRecord) {
  const { id, handle, display_name, legal_name, country, website, about, status, status_reason } = developer;
  return { id, handle, display_name, legal_name, country, website, about, status, status_reason };
}
