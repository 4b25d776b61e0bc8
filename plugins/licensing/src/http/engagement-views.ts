import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { notFound } from "@mintreu/kit/domain/errors";
import { listEngagementMessages } from "../queries/engagement-messages";
import { type EngagementFilter, type EngagementView, findEngagement } from "../queries/list-engagements";

/** What a customer sees: their engagement without other parties' ids. */
export function toCustomerEngagement<Row extends EngagementView>({ developer_id: _developer, customer_id: _customer, ...engagement }: Row) {
  return engagement;
}

/** What a developer sees: the engagement and whom it is for. */
export function toDeveloperEngagement<Row extends EngagementView>({ developer_id: _developer, customer_id: _customer, ...engagement }: Row) {
  return engagement;
}

/** One engagement with all that was said, scoped by the filter. Errors: engagement.not_found. */
export async function readEngagement(knex: Knex, filter: EngagementFilter & { id: string }) {
  const engagement = await findEngagement(knex, filter);
  if (!engagement) throw notFound("engagement");
  return { ...engagement, messages: await listEngagementMessages(knex, engagement.id) };
}
