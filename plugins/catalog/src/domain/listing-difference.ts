import { fromLeaves, type Leaf, type ListingDocument, toLeaves } from "./listing-document";

/** One leaf that differs. `before` of what was added and `after` of what was removed are null. */
export interface Difference {
  path: string;
  kind: "added" | "changed" | "removed";
  before: Leaf;
  after: Leaf;
}

/** A difference of a proposal against what is live now; stale where the live value moved since it was proposed. */
export interface ReviewedDifference extends Difference {
  stale: boolean;
}

/** What turns `base` into `proposed`, by path. No document stands for a product that is not live yet. */
export function diffListing(base: ListingDocument | null, proposed: ListingDocument): Difference[] {
  const before = base ? toLeaves(base) : new Map<string, Leaf>();
  const after = toLeaves(proposed);
  const differences: Difference[] = [];
  for (const path of new Set([...before.keys(), ...after.keys()])) {
    const [old, next] = [before.get(path), after.get(path)];
    if (old === undefined) differences.push({ path, kind: "added", before: null, after: next ?? null });
    else if (next === undefined) differences.push({ path, kind: "removed", before: old, after: null });
    else if (!sameLeaf(old, next)) differences.push({ path, kind: "changed", before: old, after: next });
  }
  return differences;
}

/** The document with differences applied. A second time it changes nothing. */
export function applyChange(document: ListingDocument, differences: readonly Difference[]): ListingDocument {
  const leaves = toLeaves(document);
  for (const { path, kind, after } of differences) {
    if (kind === "removed") leaves.delete(path);
    else leaves.set(path, after);
  }
  return fromLeaves(leaves);
}

/**
 * The proposal on top of what is live now: only what it changed since its base, so that what moved
 * meanwhile elsewhere stays. Without a base the proposal is the whole product.
 */
export function rebaseChange(base: ListingDocument | null, proposed: ListingDocument, live: ListingDocument): ListingDocument {
  return base ? applyChange(live, diffListing(base, proposed)) : proposed;
}

/** What approving would change now, side by side. */
export function reviewChange(base: ListingDocument | null, proposed: ListingDocument, live: ListingDocument): ReviewedDifference[] {
  if (!base) return diffListing(null, proposed).map((difference) => ({ ...difference, stale: false }));
  const [seen, now] = [toLeaves(base), toLeaves(live)];
  return diffListing(live, rebaseChange(base, proposed, live)).map((difference) => {
    return { ...difference, stale: !sameLeaf(seen.get(difference.path), now.get(difference.path)) };
  });
}

function sameLeaf(a: Leaf | undefined, b: Leaf | undefined): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
