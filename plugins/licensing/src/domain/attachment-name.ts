const MAX_LENGTH = 200;

/**
 * The name under which a file is kept and offered: no folder, no signs that are invisible or turn the
 * direction of text, no dots or spaces at its ends. Null when nothing is left of it.
 */
export function attachmentName(given: string): string | null {
  const last = given.normalize("NFC").split(/[/\\]/).at(-1) ?? "";
  const visible = last.replaceAll(/[\p{C}\p{Zl}\p{Zp}]/gu, "").replaceAll(/[<>:"|?*]/g, "_");
  const trimmed = visible.replaceAll(/^[\s.]+|[\s.]+$/g, "");
  if (trimmed === "") return null;
  return shorten(trimmed);
}

/** Cut in the middle: the ending says what a file is. */
function shorten(name: string): string {
  const letters = [...name];
  if (letters.length <= MAX_LENGTH) return name;
  const ending = /\.[^.]{1,16}$/u.exec(name)?.[0] ?? "";
  return letters.slice(0, MAX_LENGTH - [...ending].length).join("") + ending;
}
