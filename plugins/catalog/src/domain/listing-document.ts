import type { PackageTerms } from "./package-terms";
import type { ProductType } from "./product-type";

/** A package as its developer writes it. Prices are integer minor units by lower-case currency code. */
export interface PackageDocument {
  title: string;
  rank: number;
  /** No longer offered; kept for what was sold of it. */
  archived: boolean;
  prices: Record<string, number>;
  terms: PackageTerms;
}

/** Everything of a product that its developer decides, in one value: what is reviewed, compared and applied. */
export interface ListingDocument {
  handle: string;
  product_type: ProductType;
  title: string;
  subtitle: string | null;
  summary: string;
  /** Markdown. */
  description: string;
  thumbnail: string | null;
  images: string[];
  /** Category handles in alphabetical order. */
  categories: string[];
  /** Tag values in alphabetical order. */
  tags: string[];
  demo_video_url: string | null;
  documentation_url: string | null;
  support_channel: string | null;
  support_response_hours: number | null;
  compatibility: string[];
  ga4_measurement_id: string | null;
  /** By package id. */
  packages: Record<string, PackageDocument>;
}

export type Leaf = string | number | boolean | null | readonly Leaf[];

/**
 * The document as leaves by path (`title`, `packages.pkg_1.terms.limits.rpm`). A list is one leaf: its
 * order means something. An absent leaf is not the same as `null`, which means "none" or "unlimited".
 */
export function toLeaves(document: ListingDocument): Map<string, Leaf> {
  const leaves = new Map<string, Leaf>();
  collect(document, "", leaves);
  return leaves;
}

function collect(value: object, prefix: string, leaves: Map<string, Leaf>): void {
  for (const [key, inner] of Object.entries(value)) {
    const path = prefix + key;
    if (typeof inner === "object" && inner !== null && !Array.isArray(inner)) collect(inner, `${path}.`, leaves);
    else leaves.set(path, inner as Leaf);
  }
}

/**
 * The document of leaves. A package that lost its title or its terms is none any more: it was removed
 * where somebody else still changed a part of it.
 */
export function fromLeaves(leaves: ReadonlyMap<string, Leaf>): ListingDocument {
  const document: Tree = { packages: {} };
  for (const [path, leaf] of leaves) put(document, path.split("."), leaf);
  const packages = document["packages"] as Record<string, Tree>;
  for (const [id, one] of Object.entries(packages)) {
    const terms = one["terms"] as Tree | undefined;
    if (typeof one["title"] !== "string" || typeof terms?.["billing"] !== "string") {
      delete packages[id];
      continue;
    }
    one["prices"] ??= {};
    terms["limits"] ??= {};
  }
  return document as unknown as ListingDocument;
}

type Tree = { [key: string]: Tree | Leaf };

function put(tree: Tree, [key, ...rest]: string[], leaf: Leaf): void {
  if (key === undefined) return;
  if (rest.length === 0) {
    tree[key] = leaf;
    return;
  }
  if (!Object.hasOwn(tree, key)) tree[key] = {};
  put(tree[key] as Tree, rest, leaf);
}
