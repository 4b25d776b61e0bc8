import type { DemoCustomer } from "./types";

/** The first is the demo customer. Past orders hold only packages that can be bought. */
export const customers: DemoCustomer[] = [
  {
    email: "ada@customer.example",
    first_name: "Ada",
    last_name: "Winther",
    past_orders: [
      {
        items: [
          { product_handle: "ledgerly", package_sku: "NB-LEDGERLY-SOLO", quantity: 1 },
          { product_handle: "currency-api", package_sku: "NB-CURRENCY-STARTER", quantity: 1 },
        ],
      },
      { items: [{ product_handle: "harbour", package_sku: "PC-HARBOUR-SINGLE", quantity: 2 }] },
      { items: [{ product_handle: "certwatch", package_sku: "OX-CERTWATCH-CORE", quantity: 1 }] },
    ],
  },
  {
    email: "jonas@customer.example",
    first_name: "Jonas",
    last_name: "Keller",
    past_orders: [
      {
        items: [
          { product_handle: "bundlesmith", package_sku: "KL-BUNDLESMITH-SHOP", quantity: 1 },
          { product_handle: "parcelwise", package_sku: "KL-PARCELWISE-SHOP", quantity: 1 },
        ],
      },
      { items: [{ product_handle: "billfold", package_sku: "FN-BILLFOLD-FOUNDER", quantity: 1 }] },
    ],
  },
  {
    email: "sofia@customer.example",
    first_name: "Sofia",
    last_name: "Marchetti",
    past_orders: [
      {
        items: [
          { product_handle: "policykit", package_sku: "TS-POLICYKIT-TEAM", quantity: 1 },
          { product_handle: "architecture-review", package_sku: "TS-ARCHREVIEW-FOCUSED", quantity: 1 },
        ],
      },
      { items: [{ product_handle: "snapback", package_sku: "OX-SNAPBACK-FLEET", quantity: 1 }] },
    ],
  },
];
