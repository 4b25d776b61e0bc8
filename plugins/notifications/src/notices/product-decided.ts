import { catalogEvents } from "@mintreu/catalog/events";
import { databaseOf } from "@mintreu/kit/http/knex";
import { mailSiteOf } from "../delivery/mail-site";
import { type DecidedProduct, renderProductDecided } from "../domain/templates/product-decided";
import { listMembersToMail } from "../queries/members-to-mail";
import type { NoticeKind } from "./notice-kind";

const TEMPLATE = "product-decided";

/** An admin's decision, to those who may write the catalogue. */
export const productDecided: NoticeKind = {
  async letters(container, changeId) {
    const knex = databaseOf(container);
    const { rows } = await knex.raw<{ rows: (DecidedProduct & { developer_id: string })[] }>(
      `select p.id as product_id, p.title, c.kind, c.status as decision, c.reason, l.developer_id
         from product_change c
         join listing l on l.id = c.listing_id
         join product p on p.id = l.product_id
        where c.id = ? and c.status in ('approved', 'changes_requested') and c.deleted_at is null`,
      [changeId],
    );
    const [decided] = rows;
    if (!decided) return [];
    const members = await listMembersToMail(knex, decided.developer_id, "catalog.write");
    return members.map(({ id, email }) => ({
      idempotency_key: `${TEMPLATE}:${changeId}:${id}`,
      to: email,
      template: TEMPLATE,
      trigger_type: decided.decision === "approved" ? catalogEvents.changeApproved : catalogEvents.changesRequested,
      resource_type: "product_change",
      resource_id: changeId,
      receiver_id: id,
      data: { change_id: changeId, product_id: decided.product_id },
      mail: renderProductDecided(decided, mailSiteOf(container)),
    }));
  },
};
