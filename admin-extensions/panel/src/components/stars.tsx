import { StarSolid } from "@medusajs/icons";
import { clx } from "@medusajs/ui";

/** A rating as a picture, and in words for who does not see it. */
export function Stars({ rating }: { rating: number }) {
  return (
    <span role="img" aria-label={`${rating} of 5`} className="flex">
      {[1, 2, 3, 4, 5].map((place) => (
        <StarSolid key={place} className={clx(place <= rating ? "text-ui-tag-orange-icon" : "text-ui-fg-disabled")} />
      ))}
    </span>
  );
}
