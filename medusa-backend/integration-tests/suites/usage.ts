import { analyticsTests } from "./usage/analytics";
import { reportedUsageTests } from "./usage/reported-usage";
import type { Marketplace } from "../harness/boot";

export function usageSuite(marketplace: () => Marketplace): void {
  describe("usage", () => {
    analyticsTests(marketplace);
    reportedUsageTests(marketplace);
  });
}
