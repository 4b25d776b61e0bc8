import { Migration } from "@medusajs/framework/mikro-orm/migrations";

/**
 * Monthly quotas and the leases on them. Invariants: `leased` is the sum over open leases of what is not reported yet,
 * `used` the sum of what was ingested in the period. Every function locks the quota's row first, in the order of the
 * primary key, and its leases after it. A lease's life is measured by this database's clock alone: gateways on several
 * machines need no common time, and moving a demo's clock ends no lease.
 */
export class Migration20261123160001 extends Migration {
  override async up(): Promise<void> {
    this.tables();
    this.closing();
    this.granting();
    this.thresholds();
    this.reporting();
  }

  private tables(): void {
    this.addSql(`
      create table if not exists usage_quota (
        license_id text not null,
        metric text not null check (metric in ('calls', 'bytes')),
        period_start timestamptz not null,
        period_end timestamptz not null,
        quota bigint not null,
        used bigint not null default 0,
        leased bigint not null default 0 check (leased >= 0),
        noted_percent smallint not null default 0,
        primary key (license_id, metric, period_start),
        check (period_end > period_start)
      ) with (fillfactor = 70)`);
    this.addSql(`create index if not exists usage_quota_period_end_index on usage_quota (period_end)`);
    this.addSql(`
      create table if not exists usage_lease (
        id uuid primary key,
        license_id text not null,
        metric text not null,
        period_start timestamptz not null,
        holder text not null,
        amount bigint not null,
        reported bigint not null default 0,
        grace_ms integer not null,
        expires_at timestamptz not null,
        closed_at timestamptz,
        foreign key (license_id, metric, period_start) references usage_quota on delete cascade
      ) with (fillfactor = 70)`);
    this.addSql(`create index if not exists usage_lease_open_index on usage_lease (license_id, metric, period_start) where closed_at is null`);
    this.addSql(`create index if not exists usage_lease_holder_index on usage_lease (holder) where closed_at is null`);
    this.addSql(`create index if not exists usage_lease_end_index on usage_lease (expires_at) where closed_at is null`);
    this.addSql(`
      create table if not exists usage_threshold (
        license_id text not null,
        metric text not null,
        period_start timestamptz not null,
        percent smallint not null,
        used bigint not null,
        quota bigint not null,
        created_at timestamptz not null,
        announced_at timestamptz,
        primary key (license_id, metric, period_start, percent)
      )`);
    this.addSql(`create index if not exists usage_threshold_open_index on usage_threshold (created_at) where announced_at is null`);
  }

  private closing(): void {
    // After a start of the database its holders get their grace anew: they could not report while it was away.
    this.addSql(`
      create or replace function usage_lease_ended(ends timestamptz, grace_ms integer) returns boolean language sql stable as $$
        select clock_timestamp() >= greatest(ends, pg_postmaster_start_time() + make_interval(secs => grace_ms / 1000.0))
      $$`);
    this.addSql(`
      create or replace function usage_close_leases(lease_ids uuid[]) returns bigint language plpgsql as $$
      declare
        closed bigint;
      begin
        perform 1 from usage_quota q
          where (q.license_id, q.metric, q.period_start) in (select l.license_id, l.metric, l.period_start from usage_lease l where l.id = any(lease_ids))
          order by q.license_id, q.metric, q.period_start for update;
        with ended as (
          update usage_lease set closed_at = clock_timestamp() where id = any(lease_ids) and closed_at is null
          returning license_id, metric, period_start, greatest(0, amount - reported) as rest
        ), by_quota as (
          select license_id, metric, period_start, sum(rest) as rest, count(*) as leases from ended group by 1, 2, 3
        ), returned as (
          update usage_quota q set leased = q.leased - b.rest from by_quota b
            where (q.license_id, q.metric, q.period_start) = (b.license_id, b.metric, b.period_start)
          returning b.leases
        )
        select coalesce(sum(leases), 0) into closed from returned;
        return closed;
      end $$`);
    this.addSql(`
      create or replace function usage_close_holder(of_holder text) returns bigint language sql as $$
        select usage_close_leases(array(select id from usage_lease where holder = of_holder and closed_at is null))
      $$`);
    this.addSql(`
      create or replace function usage_close_ended(at_most integer) returns bigint language sql as $$
        select usage_close_leases(array(
          select id from usage_lease
            where closed_at is null and expires_at <= clock_timestamp() and usage_lease_ended(expires_at, grace_ms)
            order by expires_at limit at_most))
      $$`);
    // What a lease does not need any more comes back; amounts are relative, so that a late call takes nothing that was leased since.
    this.addSql(`
      create or replace function usage_return_leased(lease_ids uuid[], amounts bigint[]) returns void language plpgsql as $$
      begin
        perform 1 from usage_quota q
          where (q.license_id, q.metric, q.period_start) in (select l.license_id, l.metric, l.period_start from usage_lease l where l.id = any(lease_ids))
          order by q.license_id, q.metric, q.period_start for update;
        with given as (
          select id, sum(back)::bigint as back from unnest(lease_ids, amounts) as g (id, back) where back > 0 group by id
        ), shrunk as (
          update usage_lease l set amount = l.amount - g.back from given g where l.id = g.id and l.closed_at is null
          returning l.license_id, l.metric, l.period_start,
            greatest(0, l.amount + g.back - l.reported) - greatest(0, l.amount - l.reported) as rest
        )
        update usage_quota q set leased = q.leased - b.rest
          from (select license_id, metric, period_start, sum(rest) as rest from shrunk group by 1, 2, 3) b
          where (q.license_id, q.metric, q.period_start) = (b.license_id, b.metric, b.period_start);
      end $$`);
  }

  private granting(): void {
    // Grants between 'needed' and 'wanted' or nothing, at most an eighth of what is left, so that every gateway finds some.
    // A quota that begins within a month starts with what that month has seen.
    this.addSql(`
      create or replace function usage_take_lease(
        lease uuid, of_license text, of_metric text, starts timestamptz, ends timestamptz, new_quota bigint,
        needed bigint, wanted bigint, of_holder text, life_ms integer, new_grace_ms integer
      ) returns table (granted bigint, used bigint, leased bigint) language plpgsql as $$
      declare
        q usage_quota%rowtype;
        own usage_lease%rowtype;
        ended uuid[];
        available bigint;
        amount_granted bigint;
      begin
        select * into q from usage_quota o where (o.license_id, o.metric, o.period_start) = (of_license, of_metric, starts) for update;
        if not found then
          insert into usage_quota (license_id, metric, period_start, period_end, quota, used)
            select of_license, of_metric, starts, ends, new_quota,
                coalesce(sum(case of_metric when 'calls' then h.units else h.bytes_in + h.bytes_out end), 0)
              from usage_hour h where h.license_id = of_license and h.hour >= starts and h.hour < ends
            on conflict do nothing;
          select * into q from usage_quota o where (o.license_id, o.metric, o.period_start) = (of_license, of_metric, starts) for update;
        end if;
        ended := array(
          select l.id from usage_lease l
            where (l.license_id, l.metric, l.period_start) = (of_license, of_metric, starts) and l.closed_at is null and l.id <> lease
              and usage_lease_ended(l.expires_at, l.grace_ms));
        if cardinality(ended) > 0 then
          perform usage_close_leases(ended);
          select o.leased into q.leased from usage_quota o where (o.license_id, o.metric, o.period_start) = (of_license, of_metric, starts);
        end if;
        select * into own from usage_lease l where l.id = lease;
        available := new_quota - q.used - q.leased;
        amount_granted := least(available, greatest(needed, least(wanted, available / 8)));
        if amount_granted < needed or own.closed_at is not null then amount_granted := 0; end if;
        if amount_granted > 0 then
          insert into usage_lease as l (id, license_id, metric, period_start, holder, amount, grace_ms, expires_at)
            values (lease, of_license, of_metric, starts, of_holder, amount_granted, new_grace_ms,
              clock_timestamp() + make_interval(secs => (life_ms + new_grace_ms) / 1000.0))
            on conflict (id) do update set amount = l.amount + amount_granted, expires_at = greatest(l.expires_at, excluded.expires_at);
        end if;
        update usage_quota o
          set quota = new_quota,
              leased = o.leased + case when amount_granted = 0 then 0
                else greatest(0, coalesce(own.amount, 0) + amount_granted - coalesce(own.reported, 0)) - greatest(0, coalesce(own.amount, 0) - coalesce(own.reported, 0)) end
          where (o.license_id, o.metric, o.period_start) = (of_license, of_metric, starts)
          returning amount_granted, o.used, o.leased into granted, used, leased;
        return next;
      end $$`);
  }

  private thresholds(): void {
    this.addSql(`
      create or replace function usage_note_thresholds(license_ids text[], metrics text[], starts timestamptz[], at timestamptz) returns void language plpgsql as $$
      begin
        with touched as (
          select distinct on (license_id, metric, period_start) license_id, metric, period_start
            from unnest(license_ids, metrics, starts) as t (license_id, metric, period_start)
        ), crossed as (
          select q.license_id, q.metric, q.period_start, q.used, q.quota, p.percent
            from touched t
            join usage_quota q using (license_id, metric, period_start)
            join (values (80), (90), (100)) as p (percent) on p.percent > q.noted_percent
            where q.quota > 0 and q.used::numeric * 100 >= q.quota::numeric * p.percent
        ), noted as (
          insert into usage_threshold (license_id, metric, period_start, percent, used, quota, created_at)
            select license_id, metric, period_start, percent, used, quota, at from crossed
            on conflict do nothing
        )
        update usage_quota q set noted_percent = c.percent
          from (select license_id, metric, period_start, max(percent) as percent from crossed group by 1, 2, 3) c
          where (q.license_id, q.metric, q.period_start) = (c.license_id, c.metric, c.period_start);
      end $$`);
  }

  private reporting(): void {
    // Called once per batch with sums: what each lease spent; and what was used without a lease, by licence and hour.
    this.addSql(`
      create or replace function usage_report(
        lease_ids uuid[], license_ids text[], metrics text[], times timestamptz[], amounts bigint[], at timestamptz
      ) returns void language plpgsql as $$
      declare
        touched_licenses text[];
        touched_metrics text[];
        touched_starts timestamptz[];
      begin
        with given as (
          select * from unnest(lease_ids, license_ids, metrics, times, amounts) as g (lease_id, license_id, metric, at, amount) where amount > 0
        ), keys as (
          select l.license_id, l.metric, l.period_start from given g join usage_lease l on l.id = g.lease_id
          union
          select q.license_id, q.metric, q.period_start from given g
            join usage_quota q on q.license_id = g.license_id and q.metric = g.metric and q.period_start <= g.at and q.period_end > g.at
            where not exists (select 1 from usage_lease l where l.id = g.lease_id)
        ), locked as (
          select q.license_id, q.metric, q.period_start from usage_quota q join keys k using (license_id, metric, period_start)
            order by q.license_id, q.metric, q.period_start for update of q
        )
        select array_agg(license_id), array_agg(metric), array_agg(period_start) into touched_licenses, touched_metrics, touched_starts from locked;
        if touched_licenses is null then return; end if;

        with given as (
          select * from unnest(lease_ids, license_ids, metrics, times, amounts) as g (lease_id, license_id, metric, at, amount) where amount > 0
        ), by_lease as (
          select lease_id as id, sum(amount)::bigint as amount from given where lease_id is not null group by lease_id
        ), reported as (
          update usage_lease l set reported = l.reported + b.amount from by_lease b where l.id = b.id
          returning l.license_id, l.metric, l.period_start, b.amount,
            case when l.closed_at is null
              then greatest(0, l.amount - l.reported + b.amount) - greatest(0, l.amount - l.reported) else 0 end as settled
        ), free as (
          select q.license_id, q.metric, q.period_start, g.amount, 0::bigint as settled from given g
            join usage_quota q on q.license_id = g.license_id and q.metric = g.metric and q.period_start <= g.at and q.period_end > g.at
            where not exists (select 1 from usage_lease l where l.id = g.lease_id)
        ), sums as (
          select license_id, metric, period_start, sum(amount) as amount, sum(settled) as settled
            from (select * from reported union all select * from free) as every group by 1, 2, 3
        )
        update usage_quota q set used = q.used + s.amount, leased = q.leased - s.settled from sums s
          where (q.license_id, q.metric, q.period_start) = (s.license_id, s.metric, s.period_start);

        perform usage_note_thresholds(touched_licenses, touched_metrics, touched_starts, at);
      end $$`);
  }

  override async down(): Promise<void> {
    this.addSql(`drop function if exists usage_report(uuid[], text[], text[], timestamptz[], bigint[], timestamptz)`);
    this.addSql(`drop function if exists usage_note_thresholds(text[], text[], timestamptz[], timestamptz)`);
    this.addSql(`drop function if exists usage_take_lease(uuid, text, text, timestamptz, timestamptz, bigint, bigint, bigint, text, integer, integer)`);
    this.addSql(`drop function if exists usage_return_leased(uuid[], bigint[])`);
    this.addSql(`drop function if exists usage_close_ended(integer), usage_close_holder(text), usage_close_leases(uuid[])`);
    this.addSql(`drop function if exists usage_lease_ended(timestamptz, integer)`);
    this.addSql(`drop table if exists usage_threshold, usage_lease, usage_quota`);
  }
}
