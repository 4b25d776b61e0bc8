import type { DemoCategory } from "./types";

/** Two levels: products hang on the lower one, the upper one gathers them. */
export const categories: DemoCategory[] = [
  {
    handle: "apis-and-data",
    name: "APIs & data",
    description: "Hosted endpoints that answer a precise question, metered by key.",
    children: [
      leaf("finance-data", "Finance data", "Exchange rates, tax rates and other figures that have to be right."),
      leaf("location", "Location & time", "Places, borders, time zones and calendars."),
      leaf("text-and-language", "Text & language", "Detect, classify and compare what people write."),
      leaf("documents-and-images", "Documents & images", "Render, convert and inspect files."),
    ],
  },
  {
    handle: "developer-tools",
    name: "Developer tools",
    description: "Libraries and scripts that shorten the way from an idea to production.",
    children: [
      leaf("libraries", "Libraries & SDKs", "Code to build upon, with types and tests."),
      leaf("operations", "Operations", "Backups, certificates, queues and everything that runs at night."),
      leaf("security-and-access", "Security & access", "Authorisation, abuse protection and audit."),
    ],
  },
  {
    handle: "commerce",
    name: "Commerce",
    description: "Parts for shops: selling, shipping, being found.",
    children: [
      leaf("store-extensions", "Store extensions", "Plugins for the platform your shop already runs on."),
      leaf("billing-and-ledgers", "Billing & ledgers", "Money that adds up, from the cart to the books."),
      leaf("search-and-seo", "Search & SEO", "Be found, and send nobody to a dead page."),
    ],
  },
  {
    handle: "design",
    name: "Design",
    description: "Themes, templates and design tooling, ready for real content.",
    children: [
      leaf("website-themes", "Website themes", "Complete front ends for shops and sites."),
      leaf("admin-templates", "Admin templates", "Dense, readable screens for people who work in them all day."),
      leaf("email-templates", "E-mail templates", "Mails that hold together in every client."),
      leaf("design-tooling", "Design tooling", "Keep design files and code in step."),
    ],
  },
  {
    handle: "business-software",
    name: "Business software",
    description: "Hosted applications for teams, without the weight of a suite.",
    children: [
      leaf("team-work", "Team work", "Writing, planning and staying in touch."),
      leaf("customer-support", "Customer support", "Answer people well, and only once."),
      leaf("invoicing", "Invoicing", "Send invoices, get paid, hand over to the accountant."),
    ],
  },
  {
    handle: "expert-help",
    name: "Expert help",
    description: "Fixed-price engagements with people who have done it before.",
    children: [
      leaf("reviews", "Reviews", "A second pair of eyes on architecture, code and threats."),
      leaf("migrations", "Migrations", "Move a running system without stopping it."),
    ],
  },
];

function leaf(handle: string, name: string, description: string): DemoCategory {
  return { handle, name, description, children: [] };
}
