import { DomainError } from "@mintreu/kit/domain/errors";
import { filetypeinfo } from "magic-bytes.js";

/** So many first bytes tell what a file is; the mark of a tar archive stands at 257. */
export const HEAD_BYTES = 4100;

const UNKNOWN = "application/octet-stream";

/** What no browser ever runs. Everything else, pages, pictures with scripts and programs, is served as plain bytes. */
const HARMLESS = new Set([
  ...["application/zip", "application/gzip", "application/x-tar", "application/x-7z-compressed", "application/x-bzip2", "application/x-xz", "application/zstd"],
  ...["application/java-archive", "application/vnd.android.package-archive", "application/pdf"],
  ...["image/png", "image/jpeg", "image/gif", "image/webp"],
]);

/** Endings that promise a form, by the marks that this form begins with. */
const MARKS: Record<string, readonly Buffer[]> = {
  zip: [Buffer.from("PK\u0003\u0004"), Buffer.from("PK\u0005\u0006")],
  gzip: [Buffer.from([0x1f, 0x8b])],
  "7z": [Buffer.from([0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c])],
  bzip2: [Buffer.from("BZh")],
  xz: [Buffer.from([0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00])],
  pdf: [Buffer.from("%PDF-")],
  png: [Buffer.from([0x89, 0x50, 0x4e, 0x47])],
  jpeg: [Buffer.from([0xff, 0xd8, 0xff])],
};

const PROMISES: Record<string, keyof typeof MARKS> = {
  ...{ zip: "zip", jar: "zip", war: "zip", whl: "zip", nupkg: "zip", vsix: "zip", xpi: "zip", apk: "zip", epub: "zip" },
  ...{ gz: "gzip", tgz: "gzip", "7z": "7z", bz2: "bzip2", xz: "xz", pdf: "pdf", png: "png", jpg: "jpeg", jpeg: "jpeg" },
};

/**
 * The content type of a file from its first bytes; what its sender said is never believed. Errors:
 * release_file.content_mismatch where the name promises an archive or picture that it is not.
 */
export function sniffContent(head: Buffer, name: string): string {
  const extension = name.toLowerCase().split(".").at(-1) ?? "";
  const promised = Object.hasOwn(PROMISES, extension) ? MARKS[String(PROMISES[extension])] : undefined;
  if (promised && !promised.some((mark) => head.subarray(0, mark.length).equals(mark))) {
    throw new DomainError("invalid", "release_file.content_mismatch", `The content of this file is not what its ending .${extension} says.`);
  }
  const kinds = filetypeinfo(head).filter(({ mime }) => mime !== undefined);
  const kind = kinds.find((one) => one.extension === extension) ?? kinds[0];
  if (kind?.mime) return HARMLESS.has(kind.mime) ? kind.mime : UNKNOWN;
  return isPlainText(head) ? "text/plain; charset=utf-8" : UNKNOWN;
}

/** Words without markup: a page without a mark of its own begins with a tag. */
function isPlainText(head: Buffer): boolean {
  if (head.includes(0)) return false;
  try {
    // As a stream, because the last character may be cut in the middle.
    return !/<[a-z!?/]/i.test(new TextDecoder("utf-8", { fatal: true }).decode(head, { stream: true }));
  } catch {
    return false;
  }
}
