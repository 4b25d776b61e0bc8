import { parseReviewView, reviewViewToQuery, type ShownReviews } from "#shared/reviews";

/**
 * The page of a product's reviews that the URL asks for. The top of the page and its section of reviews both use it:
 * whoever comes second takes what the first has fetched.
 */
export function useProductReviews(productId: string) {
  const route = useRoute();
  const requestFetch = useRequestFetch();
  const view = computed(() => parseReviewView(route.query));
  const reviews = useAsyncData(
    `reviews-${productId}`,
    () => requestFetch<ShownReviews>(`/api/reviews/${productId}`, { query: reviewViewToQuery(view.value), retry: 0 }),
    {
      watch: [view],
      getCachedData: (key, nuxtApp, { cause }) => (cause === "initial" ? (nuxtApp.payload.data[key] ?? nuxtApp.static.data[key]) : undefined),
    },
  );
  return { view, reviews };
}
