import { StatusBadge } from "@medusajs/ui";
import { toWords } from "../../../src/admin/lib/words";
import type { ReleaseStatus } from "../hooks/releases";

const colors = { draft: "grey", in_review: "blue", changes_requested: "orange", published: "green", yanked: "red" } as const;

export function ReleaseStatusBadge({ status }: { status: ReleaseStatus }) {
  return <StatusBadge color={colors[status]}>{toWords(status)}</StatusBadge>;
}
