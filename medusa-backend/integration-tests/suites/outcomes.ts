import type { Marketplace } from "../harness/boot";
import { adminRoutes } from "./outcomes/admin-routes";
import { storeRoutes } from "./outcomes/store-routes";

/** What each route answers to whom: printed as tables, with the routes taken from the router. */
export function outcomesSuite(marketplace: () => Marketplace): void {
  describe("store routes", () => storeRoutes(marketplace));
  describe("admin routes", () => adminRoutes(marketplace));
}
