import { clx } from "@medusajs/ui";
import type { Leaf } from "../lib/approvals";
import { markChangedLines, type MarkedLine } from "../lib/changed-lines";
import type { NamedDifference } from "../lib/difference-groups";
import { byteSize, countOrUnlimited, money } from "../lib/words";

/** One side of a difference. What a developer wrote is shown as text, never as markup. */
export function DifferenceValue({ row, side }: { row: NamedDifference; side: "before" | "after" }) {
  const value = row[side];
  if ((side === "before" && row.kind === "added") || (side === "after" && row.kind === "removed")) return <Nothing />;
  if (row.format === "text" && typeof value === "string") return <Lines lines={linesOf(row, side)} />;
  if (row.format === "picture") return <Pictures urls={(Array.isArray(value) ? value : [value]).filter((url) => typeof url === "string")} />;
  if (Array.isArray(value)) return <List items={value} />;
  if (value === "") return <Nothing />;
  return <span className="[overflow-wrap:anywhere]">{toText(value, row)}</span>;
}

function Nothing() {
  return <span className="text-ui-fg-subtle">–</span>;
}

function linesOf({ before, after, kind }: NamedDifference, side: "before" | "after"): MarkedLine[] {
  if (kind !== "changed" || typeof before !== "string" || typeof after !== "string") {
    return String(side === "before" ? before : after)
      .split("\n")
      .map((text) => ({ text, changed: false }));
  }
  return markChangedLines(before, after)[side];
}

function Lines({ lines }: { lines: MarkedLine[] }) {
  return (
    <div className="whitespace-pre-wrap [overflow-wrap:anywhere]">
      {lines.map(({ text, changed }, index) => (
        <div key={index} className={clx("min-h-5 px-1", changed && "bg-ui-tag-orange-bg text-ui-tag-orange-text rounded-sm")}>
          {changed && <span className="sr-only">Changed: </span>}
          {text}
        </div>
      ))}
    </div>
  );
}

function Pictures({ urls }: { urls: string[] }) {
  if (urls.length === 0) return <Nothing />;
  return (
    <ul className="flex flex-wrap gap-2">
      {urls.map((url) => (
        <li key={url}>
          <img src={url} alt={url.split("/").at(-1) ?? ""} loading="lazy" className="border-ui-border-base h-20 max-w-full rounded-md border object-cover" />
        </li>
      ))}
    </ul>
  );
}

function List({ items }: { items: Leaf[] }) {
  if (items.length === 0) return <Nothing />;
  return (
    <ul className="flex list-disc flex-col gap-y-1 pl-4 [overflow-wrap:anywhere]">
      {items.map((item, index) => (
        <li key={index}>{String(item)}</li>
      ))}
    </ul>
  );
}

function toText(value: Leaf, { format, currency }: NamedDifference): string {
  if (format === "unlimited") return countOrUnlimited(typeof value === "number" ? value : null);
  if (value === null) return "–";
  if (typeof value === "boolean") return value ? "Yes" : "No";
  if (typeof value !== "number") return String(value);
  if (format === "money" && currency) return money(value, currency);
  return format === "bytes" ? byteSize(value) : value.toLocaleString();
}
