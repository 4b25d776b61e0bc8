import { ChartBar } from "@medusajs/icons";
import type { ComponentType } from "react";
import type { Permission } from "./lib/session";

export interface Page {
  /** Below `/developer`. */
  path: string;
  load: () => Promise<{ default: ComponentType }>;
  /** Where the sidebar leads to it; a page without it is reached from another. */
  navigation?: { group: NavigationGroup; label: string; icon: ComponentType; needs?: Permission };
}

/** In the order of the sidebar; a group without pages is not shown. */
export const navigationGroups = ["Overview", "Catalogue", "Customers", "Account"] as const;
export type NavigationGroup = (typeof navigationGroups)[number];

/** Every page inside of the shell: the router and the sidebar are made from this list. */
export const pages: Page[] = [{ path: "/", load: () => import("./pages/dashboard"), navigation: { group: "Overview", label: "Dashboard", icon: ChartBar } }];
