export interface MarkedLine {
  text: string;
  changed: boolean;
}

/** Both texts line by line; what they share at their beginnings and ends is not marked. */
export function markChangedLines(before: string, after: string): { before: MarkedLine[]; after: MarkedLine[] } {
  const [old, next] = [before.split("\n"), after.split("\n")];
  const most = Math.min(old.length, next.length);
  let head = 0;
  while (head < most && old[head] === next[head]) head += 1;
  let tail = 0;
  while (tail < most - head && old[old.length - 1 - tail] === next[next.length - 1 - tail]) tail += 1;
  const mark = (lines: string[]) => lines.map((text, index) => ({ text, changed: index >= head && index < lines.length - tail }));
  return { before: mark(old), after: mark(next) };
}
