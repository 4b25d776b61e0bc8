export type ApplicationStatus = "pending" | "active" | "rejected" | "suspended" | "closed";

/** The caller's own application, and the account it became. */
export interface DeveloperApplication {
  id: string;
  handle: string;
  display_name: string;
  legal_name: string;
  country: string;
  website: string | null;
  status: ApplicationStatus;
  status_reason: string | null;
  created_at: string;
}

/** Which text of the terms was accepted is kept with the application. */
export const DEVELOPER_TERMS_VERSION = "2026-11";

export const HANDLE_RULE = "3 to 40 lower-case letters, digits and single hyphens; begins with a letter.";

export function isHandle(text: string): boolean {
  return text.length >= 3 && text.length <= 40 && /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(text);
}

/** A handle made of a name: "Ørsted & Söhne" → "orsted-sohne"; empty when nothing of it can be used. */
export function suggestHandle(name: string): string {
  const plain = name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[øØ]/g, "o")
    .replace(/ß/g, "ss")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^[^a-z]+/, "");
  return plain.slice(0, 40).replace(/-+$/, "");
}

export interface HandleAnswer {
  available: boolean;
}
