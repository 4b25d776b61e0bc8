import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { Logger } from "@medusajs/framework/types";
import { ContainerRegistrationKeys, MedusaService } from "@medusajs/framework/utils";
import { setClockOffset } from "../../domain/clock";
import { DomainError } from "../../domain/errors";
import { ClockOffset } from "./models/clock-offset";

const EVERY_MS = 1000;

/**
 * Outside production all processes follow one offset in the database, so that tests and demos can travel.
 * In production the offset is neither read nor changed: time is what the machine says.
 */
class ClockModuleService extends MedusaService({ ClockOffset }) {
  private readonly knex: Knex;
  private readonly logger: Logger;
  private readonly fixed = process.env["NODE_ENV"] === "production";
  private timer: NodeJS.Timeout | null = null;
  private silent = false;

  __hooks = {
    onApplicationStart: async () => {
      if (this.fixed) return;
      await this.follow();
      this.timer = setInterval(() => void this.follow(), EVERY_MS).unref();
    },
    onApplicationPrepareShutdown: async () => {
      if (this.timer) clearInterval(this.timer);
      this.timer = null;
    },
  };

  constructor(container: Record<string, unknown>) {
    super(...arguments);
    this.knex = container[ContainerRegistrationKeys.PG_CONNECTION] as Knex;
    this.logger = container[ContainerRegistrationKeys.LOGGER] as Logger;
  }

  /** Moves the time of every process; this one at once, the others within a second. Errors: clock.fixed. */
  async travel(offsetMs: number): Promise<void> {
    if (this.fixed) throw new DomainError("forbidden", "clock.fixed", "Time cannot be moved in production.");
    await this.knex.raw(`update clock_offset set offset_ms = ?, updated_at = now() where id = 'all'`, [Math.trunc(offsetMs)]);
    await this.follow();
  }

  private async follow(): Promise<void> {
    try {
      const { rows } = await this.knex.raw<{ rows: { offset_ms: string }[] }>(`select offset_ms from clock_offset where id = 'all'`);
      setClockOffset(Number(rows[0]?.offset_ms ?? 0));
      this.silent = false;
    } catch (error) {
      if (!this.silent) this.logger.warn(`clock: the offset cannot be read: ${(error as Error).message}`);
      this.silent = true;
    }
  }
}

export default ClockModuleService;
