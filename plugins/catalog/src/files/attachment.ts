import { create } from "content-disposition";

/** `Content-Disposition` by which every browser saves the file: the name in ASCII for old ones, and whole (RFC 6266). */
export function attachmentNamed(name: string): string {
  return create(name, { type: "attachment" });
}
