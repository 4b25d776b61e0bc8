import { DomainError } from "@mintreu/kit/domain/errors";

const MAX_BYTES = 200;

/** Control characters, and invisible ones that let a name read otherwise than it is. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}\p{Cn}]/u;

/**
 * The name under which a file is downloaded, in one Unicode form. It is a label only: storage never uses
 * it. Quotes, markup and any script are allowed, because every reader escapes; parts of a path, control
 * characters and what Windows cuts off are not. Errors: release_file.name_invalid.
 */
export function parseFileName(text: string): string {
  const name = text.normalize("NFC");
  const fault = faultOf(name);
  if (fault) throw new DomainError("invalid", "release_file.name_invalid", `name: ${fault}`);
  return name;
}

function faultOf(name: string): string | null {
  if (name.trim() === "") return "is missing";
  if (Buffer.byteLength(name) > MAX_BYTES) return `must be at most ${MAX_BYTES} bytes long`;
  if (/[/\\]/.test(name)) return "must not hold parts of a path";
  if (INVISIBLE.test(name)) return "must not hold control or invisible characters";
  if (/^[\s.]|[\s.]$/u.test(name)) return "must not begin or end with a space or a dot";
  return null;
}
