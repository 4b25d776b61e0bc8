import { keepPreviousData, queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { listReviews, moderateReview, type Moderation, readReview, type ReviewsQuery } from "../lib/reviews";

export const reviewQuery = (id: string) => queryOptions({ queryKey: ["reviews", "one", id], queryFn: () => readReview(id) });

/** One page of reviews; the page before stays visible until the next one is there. */
export function useReviews(query: ReviewsQuery) {
  return useQuery({ queryKey: ["reviews", "list", query], queryFn: () => listReviews(query), placeholderData: keepPreviousData });
}

/** A review with its log. */
export function useReview(id: string) {
  return useQuery(reviewQuery(id));
}

/** Hides or restores a review; what is shown of reviews is read again before it is done. */
export function useModerateReview(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ action, reason }: { action: Moderation; reason: string }) => moderateReview(id, action, reason),
    onSettled: () => queries.invalidateQueries({ queryKey: ["reviews"] }),
  });
}
