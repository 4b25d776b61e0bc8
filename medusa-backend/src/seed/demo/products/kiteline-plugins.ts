import { markdown } from "../markdown";
import { terms } from "../terms";
import type { DemoProduct } from "../types";

export const kitelinePlugins: DemoProduct[] = [
  {
    handle: "bundlesmith",
    title: "Bundlesmith",
    subtitle: "Product bundles for Medusa 2",
    product_type: "plugin",
    developer: "kiteline",
    categories: ["store-extensions"],
    tags: ["medusa", "bundles", "cart", "promotions"],
    summary: "Fixed and mix-and-match bundles for Medusa 2 whose discounts survive returns, taxes and partial refunds.",
    description: markdown`
      Selling three things for the price of two is easy. Taking one of them back, with the right tax and the right
      refund, is where bundle plugins fail. Bundlesmith was written backwards, from the return.

      ## Two kinds of bundle

      - **Fixed:** a starter kit with its own page, price and picture
      - **Mix and match:** any four teas from this list, with limits for each

      The discount is split over the lines at the sale, to the cent, and frozen there. A later change of the bundle
      never touches an order that has been placed.

      ## Install

      ~~~ts
      // medusa-config.ts
      plugins: [{ resolve: "bundlesmith", options: { rounding: "largest-remainder" } }]
      ~~~

      ## For the people who run the shop

      The admin gets a bundle editor with live margins, a stock view that shows which component is holding a bundle
      back, and a report of bundles against single sales.

      Storefront helpers are plain functions with types; there is no component library to fight with. Carts with a
      removed component fall back to normal prices and tell the customer why.
    `,
    compatibility: ["medusa >=2.10", "node >=20", "postgresql >=14"],
    support_channel: "care@kiteline.example",
    support_response_hours: 12,
    documentation_url: "https://kiteline.example/docs/bundlesmith",
    demo_video_url: null,
    packages: [
      {
        sku: "KL-BUNDLESMITH-SHOP",
        title: "One shop",
        price_eur: 119,
        price_usd: 129,
        terms: terms({
          billing: "one_time",
          license_type: "regular",
          activation_limit: 3,
          domain_limit: 1,
          updates_for_days: 365,
          features: ["Fixed and mix-and-match bundles", "One shop", "A year of updates"],
        }),
      },
      {
        sku: "KL-BUNDLESMITH-AGENCY",
        title: "Agency",
        price_eur: 429,
        price_usd: 469,
        terms: terms({
          billing: "one_time",
          license_type: "developer",
          activation_limit: 40,
          domain_limit: 20,
          updates_for_days: 730,
          features: ["Twenty shops", "Local and staging use", "Priority fixes"],
        }),
      },
    ],
  },
  {
    handle: "parcelwise",
    title: "Parcelwise",
    subtitle: "Honest delivery dates for WooCommerce",
    product_type: "plugin",
    developer: "kiteline",
    categories: ["store-extensions"],
    tags: ["woocommerce", "wordpress", "shipping", "delivery"],
    summary: "Shows a delivery date that holds, computed from stock, cut-off times, carriers and public holidays.",
    description: markdown`
      "Ships in 3–5 business days" answers a question that nobody asked. People want to know whether it arrives before
      Saturday. Parcelwise computes that date, shows it where it matters and learns from what your carriers really do.

      ## What goes into a date

      - Stock and supplier lead time of each item in the cart
      - Your cut-off hour and packing days, for each warehouse
      - Carrier calendars and public holidays at both ends
      - The measured delay of the last thirty days on that route

      ## Where it appears

      On the product page, in the cart, at the checkout and in the order mail: always the same date, stored with the
      order. If it cannot be kept, Parcelwise tells you before the customer does.

      ## Light on the page

      The date is rendered on the server with a small cache, so nothing jumps around while loading. It works with block
      and classic checkouts, and with page caches in front.

      Typical shops see a fifth fewer "where is my order" messages in the first month.
    `,
    compatibility: ["wordpress >=6.5", "woocommerce >=9", "php >=8.1"],
    support_channel: "care@kiteline.example",
    support_response_hours: 12,
    documentation_url: "https://kiteline.example/docs/parcelwise",
    demo_video_url: null,
    packages: [
      {
        sku: "KL-PARCELWISE-LITE",
        title: "Lite",
        price_eur: 0,
        price_usd: 0,
        terms: terms({
          billing: "free",
          license_type: "regular",
          activation_limit: 1,
          domain_limit: 1,
          updates_for_days: 365,
          features: ["One carrier", "Fixed lead times", "Product page and cart"],
        }),
      },
      {
        sku: "KL-PARCELWISE-SHOP",
        title: "Shop",
        price_eur: 59,
        price_usd: 65,
        terms: terms({
          billing: "one_time",
          license_type: "regular",
          activation_limit: 2,
          domain_limit: 1,
          updates_for_days: 365,
          features: ["Unlimited carriers", "Measured delays", "Order mail and alerts"],
        }),
      },
      {
        sku: "KL-PARCELWISE-NETWORK",
        title: "Network",
        price_eur: 199,
        price_usd: 219,
        terms: terms({
          billing: "annual",
          license_type: "extended",
          activation_limit: 12,
          domain_limit: 10,
          features: ["Ten shops", "Several warehouses", "Delivery report by route"],
        }),
      },
    ],
  },
];
