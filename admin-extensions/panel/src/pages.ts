import { ChartActivity, ChartBar, ChatBubbleLeftRight, CogSixTooth, DocumentText, FlagMini, Key, Star, Tag, Users } from "@medusajs/icons";
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
export const pages: Page[] = [
  { path: "/", load: () => import("./pages/dashboard"), navigation: { group: "Overview", label: "Dashboard", icon: ChartBar } },
  { path: "/onboarding", load: () => import("./pages/onboarding"), navigation: { group: "Overview", label: "Getting started", icon: FlagMini } },
  { path: "/products", load: () => import("./pages/products/list"), navigation: { group: "Catalogue", label: "Products", icon: Tag } },
  { path: "/products/new", load: () => import("./pages/products/create") },
  { path: "/products/:id", load: () => import("./pages/products/overview") },
  { path: "/products/:id/edit", load: () => import("./pages/products/edit") },
  { path: "/products/:id/packages/new", load: () => import("./pages/products/package-add") },
  { path: "/products/:id/packages/:packageId", load: () => import("./pages/products/package-edit") },
  { path: "/products/:id/releases", load: () => import("./pages/products/releases") },
  { path: "/products/:id/releases/new", load: () => import("./pages/products/release-new") },
  { path: "/products/:id/releases/:releaseId", load: () => import("./pages/products/release") },
  { path: "/products/:id/api-configuration", load: () => import("./pages/products/api-configuration") },
  { path: "/licenses", load: () => import("./pages/licenses"), navigation: { group: "Customers", label: "Licences", icon: DocumentText } },
  { path: "/licenses/new", load: () => import("./pages/licenses/new") },
  { path: "/licenses/import", load: () => import("./pages/licenses/import") },
  { path: "/licenses/requests", load: () => import("./pages/licenses/requests") },
  { path: "/licenses/:id", load: () => import("./pages/licenses/license") },
  { path: "/usage", load: () => import("./pages/usage"), navigation: { group: "Customers", label: "Usage", icon: ChartActivity } },
  { path: "/engagements", load: () => import("./pages/engagements"), navigation: { group: "Customers", label: "Engagements", icon: ChatBubbleLeftRight } },
  { path: "/engagements/:id", load: () => import("./pages/engagements/engagement") },
  { path: "/reviews", load: () => import("./pages/reviews"), navigation: { group: "Customers", label: "Reviews", icon: Star } },
  { path: "/members", load: () => import("./pages/members"), navigation: { group: "Account", label: "Members", icon: Users } },
  { path: "/api-keys", load: () => import("./pages/api-keys"), navigation: { group: "Account", label: "API keys", icon: Key, needs: "account.manage" } },
  { path: "/settings", load: () => import("./pages/settings"), navigation: { group: "Account", label: "Settings", icon: CogSixTooth } },
];
