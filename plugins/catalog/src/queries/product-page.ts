import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { notFound } from "@mintreu/kit/domain/errors";
import { listPackagesOfProduct } from "./packages-of-product";
import { listReleases, type ReleaseView } from "./releases";
import { findVisibleListing } from "./visible-listing";

export interface ProductPageQuestion {
  handle: string;
  currency_code: string;
  sales_channel_ids: string[];
  /** At most so many of the newest releases. */
  releases: number;
}

interface PageProduct {
  id: string;
  handle: string;
  title: string;
  subtitle: string | null;
  thumbnail: string | null;
  images: string[];
  tags: string[];
  categories: { handle: string; name: string }[];
  rating: { average: number; count: number } | null;
}

/** Everything that the page of one visible product shows. Errors: product.not_found. */
export async function readProductPage(knex: Knex, { handle, currency_code, sales_channel_ids, releases: newest }: ProductPageQuestion) {
  const found = await findProduct(knex, handle, sales_channel_ids);
  if (!found) throw notFound("product");
  const { rating, ...product } = found;
  const [listing, packages, releases] = await Promise.all([
    findVisibleListing(knex, product.id),
    listPackagesOfProduct(knex, product.id, currency_code),
    newestReleases(knex, product.id, newest),
  ]);
  // Between two questions a product may go.
  if (!listing) throw notFound("product");
  return { product, listing, packages, rating, releases };
}

function newestReleases(knex: Knex, productId: string, limit: number): Promise<{ releases: ReleaseView[]; count: number }> {
  return listReleases(knex, { product_ids: [productId], statuses: ["published"] }, { limit, offset: 0 });
}

/** By handle, as the engine's own product route answers it: what is sold in another channel is not there. */
async function findProduct(knex: Knex, handle: string, salesChannelIds: string[]): Promise<PageProduct | null> {
  const { rows } = await knex.raw<{ rows: PageProduct[] }>(
    `select p.id, p.handle, p.title, p.subtitle, p.thumbnail,
            array(select i.url from image i where i.product_id = p.id and i.deleted_at is null order by i.rank, i.id) as images,
            array(select t.value from product_tags pt join product_tag t on t.id = pt.product_tag_id and t.deleted_at is null
                   where pt.product_id = p.id order by t.value) as tags,
            coalesce((select json_agg(json_build_object('handle', c.handle, 'name', c.name) order by c.name, c.id)
               from product_category_product cp
               join product_category c on c.id = cp.product_category_id and c.deleted_at is null and c.is_active and not c.is_internal
              where cp.product_id = p.id), '[]') as categories,
            (select json_build_object('average', s.rating_average, 'count', s.rating_count)
               from search_document s where s.product_id = p.id and s.rating_count > 0) as rating
       from product p
      where p.handle = ? and p.status = 'published' and p.deleted_at is null
        and exists (select 1 from product_sales_channel sc where sc.product_id = p.id and sc.sales_channel_id = any(?) and sc.deleted_at is null)`,
    [handle, salesChannelIds] as never[],
  );
  return rows[0] ?? null;
}
