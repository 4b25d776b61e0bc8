import type { MedusaContainer } from "@medusajs/framework/types";

/** Visible products by developer id; a developer without any may be missing. */
export type CountProducts = (container: MedusaContainer, developerIds: string[]) => Promise<Map<string, number>>;

let answer: CountProducts | null = null;

/** The catalogue, one floor up, registers what only it knows. */
export function registerProductCounts(count: CountProducts): void {
  answer = count;
}

/** The rows with `products_count`; null where nobody registered an answer. */
export async function withProductCounts<Row extends { id: string }>(
  container: MedusaContainer,
  rows: Row[],
): Promise<(Row & { products_count: number | null })[]> {
  const counts = answer
    ? await answer(
        container,
        rows.map(({ id }) => id),
      )
    : null;
  return rows.map((row) => ({ ...row, products_count: counts ? (counts.get(row.id) ?? 0) : null }));
}
