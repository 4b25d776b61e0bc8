import type { EntityManager } from "@medusajs/framework/mikro-orm/knex";
import { generateEntityId } from "@medusajs/framework/utils";
import { clock } from "@mintreu/kit/domain/clock";
import type { Actor } from "./rows";

export interface LogEntry extends Actor {
  license_id: string;
  action: string;
  domain?: string | null;
  reason?: string | null;
  created_at?: Date;
}

export const LOG_COLUMNS = ["id", "license_id", "action", "actor_type", "actor_id", "ip", "user_agent", "domain", "reason", "created_at"] as const;
const MAX_TEXT = 500;

/** Appends one row in the caller's transaction. */
export async function appendLog(manager: EntityManager, entry: LogEntry): Promise<void> {
  const values = toValues(generateEntityId(undefined, "liclog"), entry);
  await manager.execute(`insert into license_log (${LOG_COLUMNS.join(", ")}) values (${LOG_COLUMNS.map(() => "?").join(", ")})`, values);
}

/** Values of a row in the order of the columns; texts that come from outside are cut. */
export function toValues(id: string, entry: LogEntry): unknown[] {
  const cut = (text: string | null | undefined) => text?.slice(0, MAX_TEXT) ?? null;
  return [
    id,
    entry.license_id,
    entry.action,
    entry.actor_type,
    entry.actor_id ?? null,
    cut(entry.ip),
    cut(entry.user_agent),
    cut(entry.domain),
    cut(entry.reason),
    entry.created_at ?? clock.now(),
  ];
}
