import { markdown } from "../markdown";
import { terms } from "../terms";
import type { DemoProduct } from "../types";

export const papercraneThemes: DemoProduct[] = [
  {
    handle: "harbour",
    title: "Harbour",
    subtitle: "A quiet storefront theme for Nuxt",
    product_type: "theme",
    developer: "papercrane",
    categories: ["website-themes"],
    tags: ["nuxt", "vue", "storefront", "tailwind"],
    summary: "A storefront theme for small catalogues with strong photographs: 31 sections, two type pairings, no clutter.",
    description: markdown`
      Harbour was drawn for makers with twenty products rather than twenty thousand. Photographs get the room, prices
      are easy to find and the checkout never shouts.

      ## What is inside

      - **31 sections**: five heroes, lookbooks, size tables, journal layouts, a store locator without a map script
      - **Two type pairings** with optical sizes, both self-hosted and licensed for the web
      - Light, dark and *dusk*, a warm low-contrast mode for evening browsing that still passes AA
      - Product pages with variants, bundles and made-to-order lead times

      ## Built to be kept

      Every colour and space is a token in one file. Components stay below 150 lines and have no state of their own,
      so an upgrade is a merge rather than a rewrite.

      ~~~bash
      npx nuxi init my-shop -t harbour
      ~~~

      ## Measured, not promised

      The demo shop scores 100 for accessibility and loads 74 kB of script. We test with NVDA, VoiceOver and a keyboard
      that has no mouse next to it. The Figma file is included and uses the same token names as the code.
    `,
    compatibility: ["nuxt >=4", "tailwindcss >=4", "medusa >=2"],
    support_channel: "hello@papercrane.example",
    support_response_hours: 48,
    documentation_url: "https://papercrane.example/harbour/guide",
    demo_video_url: "https://video.papercrane.example/harbour",
    packages: [
      {
        sku: "PC-HARBOUR-SINGLE",
        title: "Single shop",
        price_eur: 89,
        price_usd: 99,
        terms: terms({
          billing: "one_time",
          license_type: "regular",
          activation_limit: 2,
          domain_limit: 1,
          updates_for_days: 365,
          features: ["One shop", "All 31 sections", "Figma file", "A year of updates"],
        }),
      },
      {
        sku: "PC-HARBOUR-STUDIO",
        title: "Studio",
        price_eur: 320,
        price_usd: 349,
        terms: terms({
          billing: "one_time",
          license_type: "developer",
          activation_limit: 30,
          domain_limit: 15,
          updates_for_days: 730,
          features: ["Fifteen shops", "Local and staging use", "Unbranded guide for your clients", "Two years of updates"],
        }),
      },
    ],
  },
  {
    handle: "foldline-mail",
    title: "Foldline Mail",
    subtitle: "Transactional e-mails that hold together",
    product_type: "theme",
    developer: "papercrane",
    categories: ["email-templates"],
    tags: ["email", "mjml", "templates", "transactional"],
    summary: "42 transactional e-mail templates in MJML with matching plain text, checked in 19 mail clients.",
    description: markdown`
      An order confirmation is the most opened message that a shop ever sends, and usually the least designed one.
      Foldline Mail gives you the whole family, from the first hello to the refund, in one consistent voice.

      ## The set

      | Moment | Templates |
      | --- | --- |
      | Account | 9 |
      | Orders and delivery | 14 |
      | Invoices and refunds | 8 |
      | Licences and renewals | 11 |

      Each comes as MJML source, compiled HTML and a plain-text twin that was written, not stripped.

      ## Sturdy by construction

      - One column, so nothing collapses in Outlook
      - Dark mode handled for clients that invert, and for those that only pretend to
      - Under 60 kB each: never clipped
      - Buttons that are links with padding, readable with images off

      ~~~bash
      npx foldline build --theme brand.json --out dist/mail
      ~~~

      Put your colours, logo and address into one JSON file and build. The preview server shows all templates with
      sample data in three widths, side by side.
    `,
    compatibility: ["mjml >=4.15", "node >=20"],
    support_channel: "hello@papercrane.example",
    support_response_hours: 48,
    documentation_url: "https://papercrane.example/foldline/guide",
    demo_video_url: null,
    packages: [
      {
        sku: "PC-FOLDLINE-SAMPLER",
        title: "Sampler",
        price_eur: 0,
        price_usd: 0,
        terms: terms({
          billing: "free",
          license_type: "regular",
          activation_limit: 1,
          domain_limit: 1,
          updates_for_days: 90,
          features: ["Four templates", "MJML and HTML", "Personal projects"],
        }),
      },
      {
        sku: "PC-FOLDLINE-BRAND",
        title: "Brand",
        price_eur: 69,
        price_usd: 75,
        terms: terms({
          billing: "one_time",
          license_type: "regular",
          activation_limit: 3,
          domain_limit: 1,
          updates_for_days: 365,
          features: ["All 42 templates", "One brand", "Preview server", "Plain-text twins"],
        }),
      },
      {
        sku: "PC-FOLDLINE-AGENCY",
        title: "Agency",
        price_eur: 240,
        price_usd: 259,
        terms: terms({
          billing: "lifetime",
          license_type: "extended",
          updates_for_days: 365,
          features: ["Unlimited brands", "Copy deck in five languages", "Priority support"],
        }),
      },
    ],
  },
];
