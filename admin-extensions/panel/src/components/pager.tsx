import { Button, Text } from "@medusajs/ui";

interface PagerProps {
  /** What the rows are, for who does not see the card: "endpoints". */
  noun: string;
  limit: number;
  offset: number;
  count: number;
  onChange: (offset: number) => void;
}

/** Leafs through a part of a page; the page's own list keeps its place in the URL instead. */
export function Pager({ noun, limit, offset, count, onChange }: PagerProps) {
  if (count <= limit) return null;
  return (
    <nav aria-label={`Pages of ${noun}`} className="border-ui-border-base flex items-center justify-between gap-x-2 border-t px-4 py-3 sm:px-6">
      <Text size="small" className="text-ui-fg-subtle" aria-live="polite">
        {offset + 1} to {Math.min(count, offset + limit)} of {count.toLocaleString()}
      </Text>
      <div className="flex gap-x-2">
        <Button size="small" variant="secondary" disabled={offset === 0} onClick={() => onChange(Math.max(0, offset - limit))}>
          Previous
        </Button>
        <Button size="small" variant="secondary" disabled={offset + limit >= count} onClick={() => onChange(offset + limit)}>
          Next
        </Button>
      </div>
    </nav>
  );
}
