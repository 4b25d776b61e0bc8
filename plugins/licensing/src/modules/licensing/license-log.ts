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

const COLUMNS = ["id", "license_id", "action", "actor_type", "actor_id", "ip", "user_agent", "domain", "reason", "created_at"];
const MAX_TEXT = 500;

/** Appends one row in the caller's transaction. */
export async function appendLog(manager: EntityManager, entry: LogEntry): Promise<void> {
  await manager.execute(`insert into license_log (${COLUMNS.join(", ")}) values (${COLUMNS.map(() => "?").join(", ")})`, toRow(entry));
}

/** Column values of an entry; texts that come from outside are cut. */
export function toRow(entry: LogEntry): unknown[] {
  const cut = (text: string | null | undefined) => text?.slice(0, MAX_TEXT) ?? null;
  return [
    generateEntityId(undefined, "liclog"),
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
