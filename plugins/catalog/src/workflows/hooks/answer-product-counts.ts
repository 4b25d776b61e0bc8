import { registerProductCounts } from "@mintreu/developers/ports/product-counts";
import { databaseOf } from "@mintreu/kit/http/knex";

registerProductCounts(async (container, developerIds) => {
  const { rows } = await databaseOf(container).raw<{ rows: { developer_id: string; count: string }[] }>(
    `select developer_id, count(*) as count from listing
      where developer_id = any(?) and status = 'published' and deleted_at is null group by developer_id`,
    [developerIds],
  );
  return new Map(rows.map((row) => [row.developer_id, Number(row.count)]));
});
