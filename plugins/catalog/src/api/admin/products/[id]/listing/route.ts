import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { notFound } from "@mintreu/kit/domain/errors";
import { databaseOf } from "@mintreu/kit/http/knex";
import { toFields } from "../../../../../http/vendor-product";
import { readListingDocument } from "../../../../../queries/listing-document";

/** What is live (or drafted) of a product, with its packages. Errors: listing.not_found. */
export const GET = async (req: MedusaRequest, res: MedusaResponse) => {
  const knex = databaseOf(req.scope);
  const { rows } = await knex.raw<{ rows: { id: string; status: string; developer_id: string }[] }>(
    `select id, status, developer_id from listing where product_id = ? and deleted_at is null`,
    [String(req.params["id"])],
  );
  const document = rows[0] ? await readListingDocument(knex, rows[0].id) : null;
  if (!document) throw notFound("listing");
  res.json({ listing: { ...rows[0], ...toFields(document) } });
};
