import { RELEASES_PAGE_SIZE, type ShownReleases } from "../../../shared/releases";
import { renderedReleases } from "../../lib/rendered-releases";

/** One page of a product's releases, rendered here. */
export default defineEventHandler((event): Promise<ShownReleases> => {
  const product = getRouterParam(event, "product") ?? "";
  if (!/^\w{1,100}$/.test(product)) throw createError({ statusCode: 404, statusMessage: "Not Found", message: "There is no such product." });
  const page = Number(getQuery(event).page);
  const number = Number.isInteger(page) && page > 0 && page <= 10_000 ? page : 1;
  return renderedReleases(event, product, RELEASES_PAGE_SIZE, (number - 1) * RELEASES_PAGE_SIZE);
});
