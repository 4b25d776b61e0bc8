import type { DeveloperRecord } from "../modules/developers/service";

/** What anybody may know of a developer. */
export function toProfile(developer: DeveloperRecord) {
  const { id, handle, display_name, country, website, about, approved_at } = developer;
  return { id, handle, display_name, country, website, about, member_since: approved_at };
}
