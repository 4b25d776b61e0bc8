/** This site's public address without a slash at its end: "https://shop.example". */
export function useSiteUrl(): string {
  const { siteUrl } = useRuntimeConfig().public;
  return (siteUrl || useRequestURL().origin).replace(/\/+$/, "");
}
