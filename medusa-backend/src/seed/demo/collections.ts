/** Shelves that the demo's admin has put together; a product stands on one of them at most. */
export interface DemoCollection {
  handle: string;
  title: string;
  description: string;
  product_handles: string[];
}

/** In the order of the home page. */
export const collections: DemoCollection[] = [
  {
    handle: "money-that-adds-up",
    title: "Money that adds up",
    description: "Rates, ledgers and invoices for those who have to answer for every cent.",
    product_handles: ["ledgerly", "currency-api", "billfold", "bundlesmith"],
  },
  {
    handle: "calm-operations",
    title: "Calm operations",
    description: "Scripts and services that let you sleep: backups, certificates, queues, and a second pair of eyes.",
    product_handles: ["snapback", "certwatch", "queuepilot", "threat-model-day"],
  },
  {
    handle: "interfaces-with-care",
    title: "Interfaces with care",
    description: "Themes, templates and tokens by people who think about type and contrast.",
    product_handles: ["harbour", "meridian-admin", "foldline-mail", "tokenbridge"],
  },
];
