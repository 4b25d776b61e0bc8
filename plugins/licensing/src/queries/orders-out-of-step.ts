import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/**
 * One page, by id, of orders whose licences may not fit what is paid and refunded: fewer licences than
 * units although something was captured or nothing was owed, or live ones on a cancelled or refunded
 * line. A candidate is judged again by the rule itself, so a wrong one costs a look and changes nothing.
 */
export async function findOrdersOutOfStep(knex: Knex, page: { after: string | null; limit: number }): Promise<string[]> {
  const { rows } = await knex.raw<{ rows: { id: string }[] }>(
    `with sold as (
       select o.id, o.canceled_at, li.id as line_id, li.unit_price, oi.quantity,
              (select count(*) from license l where l.order_line_id = li.id)
                + (select count(*) from license_period p where p.order_line_id = li.id and p.kind in ('renewal','change')) as issued,
              (select count(*) from license_period p where p.order_line_id = li.id and p.removed_at is null) as live,
              coalesce((select sum(a.amount_minor) from refund_allocation a where a.order_line_id = li.id), 0) as refunded
         from "order" o
         join order_item oi on oi.order_id = o.id and oi.version = o.version and oi.deleted_at is null
         join order_line_item li on li.id = oi.item_id
         join product_package pkg on pkg.variant_id = li.variant_id
        where o.deleted_at is null and not o.is_draft_order and (?::text is null or o.id > ?)
     )
     select id from sold
      where (issued < quantity and refunded = 0 and canceled_at is null
             and (unit_price = 0 or exists (
               select 1 from order_payment_collection opc
                 join payment p on p.payment_collection_id = opc.payment_collection_id
                 join capture c on c.payment_id = p.id and c.deleted_at is null
                where opc.order_id = sold.id and opc.deleted_at is null)))
         or (live > 0 and (canceled_at is not null or refunded > 0))
      group by id order by id limit ?`,
    [page.after, page.after, page.limit],
  );
  return rows.map(({ id }) => id);
}
