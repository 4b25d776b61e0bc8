import { client, segment } from "./client";

/** How a collection of products is shown in the storefront; it stands in the collection's metadata. */
export interface CollectionPlace {
  featured: boolean;
  /** Smaller comes first; null stands last. */
  rank: number | null;
}

type Metadata = Record<string, unknown>;

export async function readCollectionMetadata(id: string): Promise<Metadata> {
  const { collection } = await client.fetch<{ collection: { metadata?: Metadata | null } }>(`/admin/collections/${segment(id)}`, {
    query: { fields: "id,metadata" },
  });
  return collection.metadata ?? {};
}

export function placeOf(metadata: Metadata): CollectionPlace {
  const rank = Number(metadata["rank"] ?? Number.NaN);
  return { featured: ["true", "1", "yes"].includes(String(metadata["featured"])), rank: Number.isFinite(rank) ? rank : null };
}

/** Keeps what else the metadata holds. */
export async function writeCollectionPlace(id: string, { featured, rank }: CollectionPlace): Promise<void> {
  const metadata = { ...(await readCollectionMetadata(id)), featured, rank };
  await client.fetch(`/admin/collections/${segment(id)}`, { method: "POST", body: { metadata } });
}
