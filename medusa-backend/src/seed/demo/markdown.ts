/** Takes the margin of the source off a template literal, so that a text can be indented like the code around it. */
export function markdown(strings: TemplateStringsArray): string {
  const lines = strings.join("").split("\n");
  const margins = lines.filter((line) => line.trim() !== "").map((line) => line.length - line.trimStart().length);
  const margin = Math.min(...margins);
  return lines
    .map((line) => line.slice(margin).trimEnd())
    .join("\n")
    .trim();
}
