import fc from "fast-check";
import { allocateRefund, findAllocationFault } from "./refund-allocation";

const line = (id: string, paid_minor: number, refunded_minor = 0) => ({ order_line_id: id, paid_minor, refunded_minor });

describe("allocation of a refund", () => {
  it("gives a full refund to every line", () => {
    expect(allocateRefund(3000, [line("a", 1000), line("b", 2000), line("free", 0)])).toEqual([
      { order_line_id: "a", amount_minor: 1000 },
      { order_line_id: "b", amount_minor: 2000 },
    ]);
  });

  it("gives any refund to the only line that is left", () => {
    expect(allocateRefund(500, [line("a", 1000), line("b", 2000, 2000)])).toEqual([{ order_line_id: "a", amount_minor: 500 }]);
  });

  it("does not guess", () => {
    expect(allocateRefund(500, [line("a", 1000), line("b", 2000)])).toBeNull();
    expect(allocateRefund(3001, [line("a", 1000), line("b", 2000)])).toBeNull();
    expect(allocateRefund(0, [line("a", 1000)])).toBeNull();
    expect(allocateRefund(10, [])).toBeNull();
  });

  it("always adds up and never gives a line more than is left of it", () => {
    const lines = fc.array(fc.record({ paid: fc.nat(1_000_000), part: fc.double({ min: 0, max: 1, noNaN: true }) }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(lines, (drawn) => {
        const paid = drawn.map((one, i) => line(String(i), one.paid, Math.floor(one.paid * one.part)));
        const left = paid.reduce((sum, one) => sum + one.paid_minor - one.refunded_minor, 0);
        const parts = allocateRefund(left, paid);
        if (left === 0) return expect(parts).toBeNull();
        expect(parts?.reduce((sum, one) => sum + one.amount_minor, 0)).toBe(left);
        return expect(findAllocationFault(left, paid, parts ?? [])).toBeNull();
      }),
    );
  });

  it("names the fault of a given allocation", () => {
    const paid = [line("a", 1000), line("b", 2000, 500)];
    const fault = (amount: number, given: [string, number][]) =>
      findAllocationFault(
        amount,
        paid,
        given.map(([order_line_id, amount_minor]) => ({ order_line_id, amount_minor })),
      );
    expect(fault(100, [["c", 100]])).toBe("unknown_line");
    expect(
      fault(100, [
        ["a", 50],
        ["a", 50],
      ]),
    ).toBe("line_named_twice");
    expect(fault(1600, [["b", 1600]])).toBe("more_than_paid");
    expect(fault(100, [["a", 99]])).toBe("sum_differs");
    expect(
      fault(1600, [
        ["a", 100],
        ["b", 1500],
      ]),
    ).toBeNull();
  });
});
