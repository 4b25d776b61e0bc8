import type { EntityManager } from "@medusajs/framework/mikro-orm/knex";
import type { Context } from "@medusajs/framework/types";
import { generateEntityId, InjectTransactionManager, MedusaContext, MedusaService } from "@medusajs/framework/utils";
import { DomainError, notFound } from "@mintreu/kit/domain/errors";
import { type Allocation, allocateRefund, findAllocationFault, type PaidLine } from "../../domain/refund-allocation";
import { readRefundedByLine } from "../../queries/refunded-by-line";
import { RefundAllocation } from "./models/refund-allocation";
import { RefundRecord } from "./models/refund-record";

export interface Refund {
  refund_id: string;
  payment_id: string;
  order_id: string;
  amount_minor: number;
  currency_code: string;
}

export interface RefundRecordRow extends Refund {
  id: string;
  status: "allocated" | "unallocated";
}

class PaymentsModuleService extends MedusaService({ RefundRecord, RefundAllocation }) {
  /**
   * Records a refund once, by the engine's refund id, and allocates it where no choice is left. Lines
   * come with what was paid; what earlier refunds gave back is read here, under a lock on the order.
   * Returns the record's id.
   */
  @InjectTransactionManager()
  async recordRefund(refund: Refund, paidLines: readonly Omit<PaidLine, "refunded_minor">[], @MedusaContext() context: Context = {}): Promise<string> {
    const manager = context.transactionManager as EntityManager;
    await lockOrder(manager, refund.order_id);
    const [known] = await manager.execute<{ id: string }[]>(`select id from refund_record where refund_id = ?`, [refund.refund_id]);
    if (known) return known.id;
    const allocations = allocateRefund(refund.amount_minor, await withRefunds(manager, refund.order_id, paidLines));
    const id = generateEntityId(undefined, "refrec");
    await manager.execute(`insert into refund_record (id, refund_id, payment_id, order_id, amount_minor, currency_code, status) values (?, ?, ?, ?, ?, ?, ?)`, [
      id,
      refund.refund_id,
      refund.payment_id,
      refund.order_id,
      refund.amount_minor,
      refund.currency_code,
      allocations ? "allocated" : "unallocated",
    ]);
    await insertAllocations(manager, id, allocations ?? []);
    return id;
  }

  /**
   * An operator says which lines a refund belongs to. Errors: refund_record.not_found,
   * refund.already_allocated, refund.allocation_{unknown_line,line_named_twice,more_than_paid,sum_differs}.
   */
  @InjectTransactionManager()
  async allocate(
    recordId: string,
    allocations: readonly Allocation[],
    paidLines: readonly Omit<PaidLine, "refunded_minor">[],
    @MedusaContext() context: Context = {},
  ): Promise<void> {
    const manager = context.transactionManager as EntityManager;
    const [record] = await manager.execute<RefundRecordRow[]>(`select * from refund_record where id = ?`, [recordId]);
    if (!record) throw notFound("refund_record");
    await lockOrder(manager, record.order_id);
    const updated = await manager.execute(
      `update refund_record set status = 'allocated', updated_at = now() where id = ? and status = 'unallocated' returning id`,
      [recordId],
    );
    if (updated.length !== 1) throw new DomainError("conflict", "refund.already_allocated", "This refund is allocated already.");
    const fault = findAllocationFault(Number(record.amount_minor), await withRefunds(manager, record.order_id, paidLines), allocations);
    if (fault) throw new DomainError("invalid", `refund.allocation_${fault}`, `The allocation cannot stand: ${fault.replaceAll("_", " ")}.`);
    await insertAllocations(manager, recordId, allocations);
  }
}

/** Refunds of one order are told apart one after the other. */
async function lockOrder(manager: EntityManager, orderId: string): Promise<void> {
  await manager.execute(`select pg_advisory_xact_lock(hashtextextended(?, 0))`, [`refunds:${orderId}`]);
}

async function withRefunds(manager: EntityManager, orderId: string, lines: readonly Omit<PaidLine, "refunded_minor">[]): Promise<PaidLine[]> {
  const refunded = await readRefundedByLine((sql, params) => manager.execute(sql, params), orderId);
  return lines.map((line) => ({ ...line, refunded_minor: refunded.get(line.order_line_id) ?? 0 }));
}

async function insertAllocations(manager: EntityManager, recordId: string, allocations: readonly Allocation[]): Promise<void> {
  for (const { order_line_id, amount_minor } of allocations) {
    await manager.execute(`insert into refund_allocation (id, refund_record_id, order_line_id, amount_minor) values (?, ?, ?, ?)`, [
      generateEntityId(undefined, "refall"),
      recordId,
      order_line_id,
      amount_minor,
    ]);
  }
}

export default PaymentsModuleService;
