const MAX_FIRST_NAME = 40;
const NAMELESS = "Customer";

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/** The name under a review: first name and initial ("Ada W."), so that a stranger cannot look the author up. */
export function authorName(firstName: string | null, lastName: string | null): string {
  const first = cut(clean(firstName), MAX_FIRST_NAME);
  if (first === "") return NAMELESS;
  const initial = cut(clean(lastName), 1);
  return initial === "" ? first : `${first} ${initial}.`;
}

/** One line, without signs that turn the direction of the text around it. */
function clean(name: string | null): string {
  return (name ?? "").replace(/[\p{Cc}\p{Cf}\s]+/gu, " ").trim();
}

function cut(text: string, length: number): string {
  return [...graphemes.segment(text)]
    .slice(0, length)
    .map(({ segment }) => segment)
    .join("");
}
