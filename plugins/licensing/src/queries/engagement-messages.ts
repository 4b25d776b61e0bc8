import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { EngagementParty, EngagementStatus } from "../domain/engagement-status";

export interface EngagementMessageView {
  id: string;
  author: EngagementParty;
  author_name: string;
  /** The status that a step led to; null for a plain message. */
  step: EngagementStatus | null;
  scheduled_for: Date | null;
  body: string;
  attachments: { id: string; name: string; size_bytes: number }[];
  created_at: Date;
}

/** All that was said in an engagement, oldest first; their number is bounded where they are written. */
export async function listEngagementMessages(knex: Knex, engagementId: string): Promise<EngagementMessageView[]> {
  const { rows } = await knex.raw<{ rows: EngagementMessageView[] }>(
    `select m.id, m.author,
            case m.author when 'customer' then coalesce(nullif(concat_ws(' ', c.first_name, c.last_name), ''), 'Customer')
                          when 'developer' then d.display_name
                          else 'Marketplace' end as author_name,
            m.step, m.scheduled_for, m.body,
            coalesce((select json_agg(json_build_object('id', a.id, 'name', a.name, 'size_bytes', a.size_bytes) order by a.created_at, a.id)
                        from engagement_attachment a where a.message_id = m.id), '[]') as attachments,
            m.created_at
       from engagement_message m
       join engagement e on e.id = m.engagement_id
       join developer d on d.id = e.developer_id
       left join customer c on m.author = 'customer' and c.id = m.author_id and c.deleted_at is null
      where m.engagement_id = ? order by m.created_at, m.id`,
    [engagementId],
  );
  return rows;
}

/** A stored file of an engagement that this side may have: one that was sent, or its own that waits. */
export async function findEngagementAttachment(knex: Knex, by: { id: string; engagement_id: string; party: EngagementParty }) {
  const { rows } = await knex.raw<{ rows: { id: string; name: string; size_bytes: number; file_key: string }[] }>(
    `select id, name, size_bytes, file_key from engagement_attachment
      where id = ? and engagement_id = ? and uploaded_at is not null and deleted_at is null and (message_id is not null or author = ?)`,
    [by.id, by.engagement_id, by.party],
  );
  return rows[0] ?? null;
}
