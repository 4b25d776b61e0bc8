import { accounts } from "./members/accounts";
import { apiKeys } from "./members/api-keys";
import { invitations } from "./members/invitations";
import { vendorRoutes } from "./members/vendor-routes";
import type { Marketplace } from "../harness/boot";

export function membersSuite(marketplace: () => Marketplace): void {
  describe("members", () => {
    invitations(marketplace);
    accounts(marketplace);
    apiKeys(marketplace);
    vendorRoutes(marketplace);
  });
}
