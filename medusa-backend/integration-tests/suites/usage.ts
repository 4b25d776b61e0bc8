import { analyticsTests } from "./usage/analytics";
import { notificationTests } from "./usage/notifications";
import { reportedUsageTests } from "./usage/reported-usage";
import type { Marketplace } from "../harness/boot";

export function usageSuite(marketplace: () => Marketplace): void {
  describe("usage", () => {
    analyticsTests(marketplace);
    reportedUsageTests(marketplace);
    notificationTests(marketplace);
  });
}
