import type { MedusaContainer } from "@medusajs/framework/types";
import type { EngagementParty } from "@mintreu/licensing/domain/engagement-status";
import { engagementEvents } from "@mintreu/licensing/events";
import { listEngagementMessages } from "@mintreu/licensing/queries/engagement-messages";
import { findEngagement } from "@mintreu/licensing/queries/list-engagements";
import { databaseOf } from "@mintreu/kit/http/knex";
import { mailSiteOf } from "../delivery/mail-site";
import { renderEngagementStep } from "../domain/templates/engagement-step";
import { listMembersToMail } from "../queries/members-to-mail";
import type { NoticeKind } from "./notice-kind";

const TEMPLATE = "engagement-step";

type Reader = { side: "customer" | "developer"; id: string | null; email: string };

/** What one party did or said, to the other; what the marketplace did, to both. */
export const engagementStep: NoticeKind = {
  async letters(container, messageId) {
    const knex = databaseOf(container);
    const { rows } = await knex.raw<{ rows: { engagement_id: string }[] }>(`select engagement_id from engagement_message where id = ?`, [messageId]);
    const engagement = rows[0] ? await findEngagement(knex, { id: rows[0].engagement_id }) : null;
    const message = engagement && (await listEngagementMessages(knex, engagement.id)).find(({ id }) => id === messageId);
    if (!engagement || !message) return [];
    const readers = await readersOf(container, engagement, message.author);
    return readers.map(({ side, id, email }) => ({
      idempotency_key: `${TEMPLATE}:${messageId}:${side === "customer" ? "customer" : id}`,
      to: email,
      template: TEMPLATE,
      trigger_type: engagementEvents[message.step ?? "messagePosted"],
      resource_type: "engagement",
      resource_id: engagement.id,
      receiver_id: id,
      data: { engagement_id: engagement.id, message_id: messageId },
      mail: renderEngagementStep(
        {
          ...message,
          engagement_id: engagement.id,
          service: engagement.product_title ?? "the service",
          scheduled_for: message.scheduled_for && new Date(message.scheduled_for),
          attachments: message.attachments.length,
          reader: side,
        },
        mailSiteOf(container),
      ),
    }));
  },
};

async function readersOf(
  container: MedusaContainer,
  engagement: { developer_id: string; customer_id: string | null; customer_email: string },
  author: EngagementParty,
): Promise<Reader[]> {
  const { developer_id, customer_id, customer_email } = engagement;
  const customer: Reader[] = author === "customer" || customer_email === "" ? [] : [{ side: "customer", id: customer_id, email: customer_email }];
  if (author === "developer") return customer;
  const members = await listMembersToMail(databaseOf(container), developer_id, "licenses.write");
  return [...customer, ...members.map(({ id, email }): Reader => ({ side: "developer", id, email }))];
}
