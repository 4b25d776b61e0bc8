import { isAppointment, judgeEngagementRequest } from "./engagement-request";

const now = new Date("2026-11-23T12:00:00Z");

describe("an engagement", () => {
  it("comes with a usable licence of a service", () => {
    expect(judgeEngagementRequest({ product_type: "service", status: "active" })).toBe("ok");
    expect(judgeEngagementRequest({ product_type: "service", status: "cancelled" })).toBe("ok");
    expect(judgeEngagementRequest({ product_type: "script", status: "active" })).toBe("not_a_service");
    for (const status of ["suspended", "expired", "revoked"]) {
      expect(judgeEngagementRequest({ product_type: "service", status })).toBe("license_not_active");
    }
  });

  it("takes place in the next two years", () => {
    expect(isAppointment(new Date("2026-11-23T12:00:01Z"), now)).toBe(true);
    expect(isAppointment(now, now)).toBe(false);
    expect(isAppointment(new Date("2026-11-22T12:00:00Z"), now)).toBe(false);
    expect(isAppointment(new Date("2028-11-22T12:00:00Z"), now)).toBe(true);
    expect(isAppointment(new Date("2028-11-23T12:00:01Z"), now)).toBe(false);
    expect(isAppointment(new Date(Number.NaN), now)).toBe(false);
  });
});
