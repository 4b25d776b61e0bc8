import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { USE_INTERVAL_MS } from "../../domain/api-key";

/**
 * Remembers when a key was last used, behind the answer and at most once a minute: this process asks its
 * own memory first, and of several processes the condition in the statement lets one write.
 */
export class ApiKeyUse {
  private readonly writing = new Map<string, Promise<void>>();

  constructor(
    private readonly knex: Knex,
    private readonly onError: (error: unknown) => void,
  ) {}

  note({ id, last_used_at }: { id: string; last_used_at: Date | null }, now: Date): void {
    const due = !last_used_at || now.getTime() - last_used_at.getTime() >= USE_INTERVAL_MS;
    if (!due || this.writing.has(id)) return;
    this.writing.set(
      id,
      this.write(id, now)
        .catch(this.onError)
        .finally(() => this.writing.delete(id)),
    );
  }

  /** Resolves when everything noted is written; called at a clean stop. */
  async settle(): Promise<void> {
    await Promise.all(this.writing.values());
  }

  private async write(id: string, now: Date): Promise<void> {
    await this.knex.raw(`update developer_api_key set last_used_at = ? where id = ? and (last_used_at is null or last_used_at <= ?)`, [
      now,
      id,
      new Date(now.getTime() - USE_INTERVAL_MS),
    ]);
  }
}
