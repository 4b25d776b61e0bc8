/** A rating out of five. */
export function Stars({ rating }: { rating: number }) {
  return (
    <span className="whitespace-nowrap" role="img" aria-label={`${rating} of 5 stars`}>
      <span aria-hidden>{"★".repeat(rating)}</span>
      <span aria-hidden className="text-ui-fg-muted">
        {"☆".repeat(5 - rating)}
      </span>
    </span>
  );
}
