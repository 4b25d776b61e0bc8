import { whyUnavailable } from "./availability";
import { billings } from "./package-terms";

const offer = { listing_status: "published", developer_status: "active", billing: "one_time", archived: false } as const;

describe("availability of a package", () => {
  it("sells one-time, lifetime and free packages only", () => {
    expect(billings.filter((billing) => whyUnavailable({ ...offer, billing }) === null)).toEqual(["one_time", "lifetime", "free"]);
    expect(whyUnavailable({ ...offer, billing: "monthly" })).toBe("billing_not_offered");
  });

  it("sells nothing that is hidden or of a developer who is not active", () => {
    expect(whyUnavailable({ ...offer, listing_status: "draft" })).toBe("not_published");
    expect(whyUnavailable({ ...offer, developer_status: "suspended" })).toBe("developer_not_active");
  });

  it("sells no package that its developer took out of the shop", () => {
    expect(whyUnavailable({ ...offer, archived: true })).toBe("no_longer_offered");
  });
});
