import type { MedusaRequest } from "@medusajs/framework/http";
import { notFound } from "@mintreu/kit/domain/errors";
import { databaseOf } from "@mintreu/kit/http/knex";

/** Currency of the asked region, or of the first one. Errors: region.not_found. */
export async function currencyOfRegion(req: MedusaRequest, regionId: string | undefined): Promise<string> {
  const { rows } = await databaseOf(req.scope).raw<{ rows: { currency_code: string }[] }>(
    `select currency_code from region where deleted_at is null and (?::text is null or id = ?) order by created_at limit 1`,
    [regionId ?? null, regionId ?? null] as never[],
  );
  if (!rows[0]) throw notFound("region");
  return rows[0].currency_code;
}
