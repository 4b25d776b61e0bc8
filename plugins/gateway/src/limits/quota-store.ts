import type { QuotaMetric } from "./limit-plan";

/** As much of a PostgreSQL pool as is needed. */
export interface Database {
  query(statement: { name?: string; text: string; values: unknown[] }): Promise<{ rows: unknown[] }>;
}

export interface LeaseRequest {
  lease_id: string;
  license_id: string;
  metric: QuotaMetric;
  month: { start: number; end: number };
  quota: number;
  needed: number;
  wanted: number;
}

/** What the store answered: 0 granted means that less than was needed is left. */
export interface LeaseGrant {
  granted: number;
  used: number;
  leased: number;
}

export interface QuotaStoreSettings {
  /** Who holds the leases: a name that a process has again when it is started anew, and no other has. */
  holder: string;
  /** How long an amount may be spent, and how much later it comes back if its holder is silent. */
  leaseLifeMs: number;
  leaseGraceMs: number;
  /** No call waits longer for the store. */
  timeoutMs: number;
}

/** After a failure nobody asks for so long. */
const PAUSE_MS = 500;

/** The store of quotas cannot be reached, or not in time. */
export class QuotaStoreAway extends Error {}

const TAKE = `select * from usage_take_lease($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`;

/** The SQL functions of `@mintreu/usage` (its README), with a bound on waiting. */
export class QuotaStore {
  private pausedUntil = -Infinity;
  private failing = false;

  constructor(
    private readonly database: Database,
    readonly settings: QuotaStoreSettings,
  ) {}

  /** It answered last time. */
  get isThere(): boolean {
    return !this.failing;
  }

  /** Rejects with `QuotaStoreAway`. An amount that is granted after that stays with the lease's row until its end. */
  async take(request: LeaseRequest): Promise<LeaseGrant> {
    const { lease_id, license_id, metric, month, quota, needed, wanted } = request;
    const { holder, leaseLifeMs, leaseGraceMs } = this.settings;
    const times = [new Date(month.start).toISOString(), new Date(month.end).toISOString()];
    const values = [lease_id, license_id, metric, ...times, quota, needed, wanted, holder, leaseLifeMs, leaseGraceMs];
    const [row] = await this.ask<Record<keyof LeaseGrant, string>>({ name: "usage_take_lease", text: TAKE, values });
    return { granted: Number(row?.granted ?? 0), used: Number(row?.used ?? 0), leased: Number(row?.leased ?? 0) };
  }

  /** Rejects with `QuotaStoreAway`; then it is unknown whether the amounts came back, and they are left to their leases' end. */
  async giveBack(amounts: readonly { lease_id: string; units: number }[]): Promise<void> {
    const values = [amounts.map(({ lease_id }) => lease_id), amounts.map(({ units }) => units)];
    await this.ask({ name: "usage_return_leased", text: `select usage_return_leased($1::uuid[], $2::bigint[])`, values });
  }

  /** Ends what a former process of this name held. */
  async closeFormer(): Promise<number> {
    const [row] = await this.ask<{ closed: string }>({ text: `select usage_close_holder($1) as closed`, values: [this.settings.holder] });
    return Number(row?.closed ?? 0);
  }

  private async ask<Row>(statement: { name?: string; text: string; values: unknown[] }): Promise<Row[]> {
    if (performance.now() < this.pausedUntil) throw new QuotaStoreAway();
    let timer: NodeJS.Timeout | undefined;
    try {
      const late = new Promise<never>((_, reject) => (timer = setTimeout(() => reject(new QuotaStoreAway()), this.settings.timeoutMs)));
      const answer = this.database.query(statement);
      answer.catch(() => {});
      const { rows } = await Promise.race([answer, late]);
      this.failing = false;
      return rows as Row[];
    } catch (error) {
      this.failing = true;
      this.pausedUntil = performance.now() + PAUSE_MS;
      throw error instanceof QuotaStoreAway ? error : new QuotaStoreAway((error as Error).message);
    } finally {
      clearTimeout(timer);
    }
  }
}
