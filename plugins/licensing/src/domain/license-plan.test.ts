import fc from "fast-check";
import { type IssuedLicense, type LicensableLine, planLicenses, unitsRefunded } from "./license-plan";

const settled = { settled: true, canceled: false };
const line = (quantity: number, paid_minor: number, refunded_minor = 0): LicensableLine => ({ order_line_id: "a", quantity, paid_minor, refunded_minor });
const license = (ordinal: number, paid_for = true): IssuedLicense => ({ id: `lic_${ordinal}`, order_line_id: "a", ordinal, paid_for });

describe("plan of licences", () => {
  it("issues one per unit once settled, and nothing before", () => {
    expect(planLicenses(settled, [line(2, 2000)], []).issue.map(({ ordinal }) => ordinal)).toEqual([1, 2]);
    expect(planLicenses({ settled: false, canceled: false }, [line(2, 2000)], [])).toEqual({ issue: [], withdraw: [] });
  });

  it("fills gaps only", () => {
    expect(planLicenses(settled, [line(3, 3000)], [license(2)]).issue.map(({ ordinal }) => ordinal)).toEqual([1, 3]);
  });

  it("gives free packages too, and no refund can take them away", () => {
    expect(planLicenses(settled, [line(1, 0)], []).issue).toHaveLength(1);
    expect(unitsRefunded(line(1, 0, 0))).toBe(0);
  });

  it("takes back whole refunded units, the last first", () => {
    expect(planLicenses(settled, [line(3, 3000, 999)], [license(1), license(2), license(3)]).withdraw).toEqual([]);
    expect(planLicenses(settled, [line(3, 3000, 1000)], [license(1), license(2), license(3)]).withdraw).toEqual(["lic_3"]);
    expect(planLicenses(settled, [line(3, 3000, 3000)], [license(1), license(2), license(3)]).withdraw).toEqual(["lic_1", "lic_2", "lic_3"]);
  });

  it("neither issues nor keeps anything for a cancelled order", () => {
    expect(planLicenses({ settled: true, canceled: true }, [line(2, 2000)], [license(1)])).toEqual({ issue: [], withdraw: ["lic_1"] });
  });

  it("does not issue again what was withdrawn", () => {
    expect(planLicenses(settled, [line(1, 1000, 1000)], [license(1, false)])).toEqual({ issue: [], withdraw: [] });
  });

  it("is empty once it was carried out, whatever the order of refunds", () => {
    const drawn = fc.record({ quantity: fc.integer({ min: 1, max: 20 }), unit: fc.nat(100_000), refunds: fc.array(fc.nat(1_000_000), { maxLength: 8 }) });
    fc.assert(
      fc.property(drawn, ({ quantity, unit, refunds }) => {
        let held: IssuedLicense[] = [];
        let refunded = 0;
        for (const refund of [0, ...refunds]) {
          refunded = Math.min(quantity * unit, refunded + refund);
          const now = line(quantity, quantity * unit, refunded);
          const plan = planLicenses(settled, [now], held);
          held = held.map((one) => (plan.withdraw.includes(one.id) ? { ...one, paid_for: false } : one));
          held.push(...plan.issue.map(({ ordinal }) => license(ordinal)));
          expect(planLicenses(settled, [now], held)).toEqual({ issue: [], withdraw: [] });
          expect(held.filter(({ paid_for }) => paid_for)).toHaveLength(quantity - unitsRefunded(now));
        }
      }),
    );
  });
});
