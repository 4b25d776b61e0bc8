/** The page of a list as it stands in the URL (`?page=2`), and links to the others. */
export function usePageNumber(path: string) {
  const route = useRoute();
  const page = computed(() => {
    const number = Number(route.query.page);
    return Number.isInteger(number) && number > 0 && number <= 10_000 ? number : 1;
  });
  const linkTo = (number: number) => ({ path, query: number > 1 ? { page: number } : {} });
  return { page, linkTo };
}
