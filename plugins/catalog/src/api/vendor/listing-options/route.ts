import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { databaseOf } from "@mintreu/kit/http/knex";
import { readListingOptions } from "../../../queries/listing-options";

/** What a listing may be put into and priced in. */
export const GET = async (req: MedusaRequest, res: MedusaResponse) => {
  res.json({ listing_options: await readListingOptions(databaseOf(req.scope)) });
};
