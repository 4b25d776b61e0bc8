import { markdown } from "../markdown";
import { terms } from "../terms";
import type { DemoProduct } from "../types";

export const papercraneTools: DemoProduct[] = [
  {
    handle: "meridian-admin",
    title: "Meridian Admin",
    subtitle: "Dense, readable back-office screens for Vue",
    product_type: "theme",
    developer: "papercrane",
    categories: ["admin-templates"],
    tags: ["vue", "dashboard", "admin", "data-tables"],
    summary: "An admin template for people who work in it all day: 64 screens, real tables, full keyboard control.",
    description: markdown`
      Most dashboard templates are made to be photographed. Meridian is made for the person who closes four hundred
      tickets before lunch and wants row 217 to stay where it was.

      ## Designed around the table

      - Sticky headers and columns, saved views, inline editing with undo
      - Virtual rows: 100,000 lines scroll at 60 frames a second on a five-year-old laptop
      - A density switch with three settings that changes line height, not just padding
      - Selection that survives filters and pages

      ## 64 screens, one grammar

      Lists, records, boards, timelines, settings and empty states share twelve layout patterns. Learn one screen and
      you know the next. A command palette reaches all of them.

      ~~~vue
      <MeridianTable :rows="orders" :columns="columns" row-key="id" density="compact" />
      ~~~

      ## Keyboard first

      Every action has a key, every key is shown, and focus never gets lost after a dialogue closes. Screen readers
      hear row and column headers in the order they are seen.
    `,
    compatibility: ["vue >=3.5", "vite >=7", "tailwindcss >=4"],
    support_channel: "hello@papercrane.example",
    support_response_hours: 48,
    documentation_url: "https://papercrane.example/meridian/guide",
    demo_video_url: null,
    packages: [
      {
        sku: "PC-MERIDIAN-PRODUCT",
        title: "One product",
        price_eur: 149,
        price_usd: 165,
        terms: terms({
          billing: "one_time",
          license_type: "regular",
          activation_limit: 5,
          domain_limit: 1,
          updates_for_days: 365,
          features: ["All 64 screens", "One product", "A year of updates"],
        }),
      },
      {
        sku: "PC-MERIDIAN-COMPANY",
        title: "Company",
        price_eur: 490,
        price_usd: 539,
        terms: terms({
          billing: "lifetime",
          license_type: "extended",
          updates_for_days: 730,
          features: ["Unlimited internal products", "Figma library", "Chart kit", "Answer within a day"],
        }),
      },
    ],
  },
  {
    handle: "tokenbridge",
    title: "Tokenbridge",
    subtitle: "Figma variables in, code out, and back again",
    product_type: "plugin",
    developer: "papercrane",
    categories: ["design-tooling"],
    tags: ["figma", "design-tokens", "css", "automation"],
    summary: "A Figma plugin and command line that keep design tokens and code in step, with a pull request for every change.",
    description: markdown`
      A designer changes a grey on Monday; the website finds out in spring. Tokenbridge closes that gap: publish in
      Figma, and a pull request with a readable summary waits in your repository.

      ## How it works

      1. Mark the variable collections that belong to the product
      2. Press *Publish*: Tokenbridge compares them with the last published state
      3. Review the pull request, with before and after swatches in its description

      ## Outputs

      - CSS custom properties with light and dark modes
      - Tailwind CSS 4 theme files
      - Swift and Kotlin constants
      - Design Tokens Community Group JSON

      ~~~bash
      tokenbridge diff --from main --to figma --format table
      ~~~

      ## Both directions

      Renamed a token in code? Tokenbridge proposes the rename in Figma and rebinds the layers that use it. Contrast
      pairs can be declared once and are checked on each publish, so an inaccessible grey is stopped before anybody
      falls in love with it.
    `,
    compatibility: ["figma desktop", "node >=20", "github", "gitlab >=16"],
    support_channel: "hello@papercrane.example",
    support_response_hours: 24,
    documentation_url: "https://papercrane.example/tokenbridge/guide",
    demo_video_url: null,
    packages: [
      {
        sku: "PC-TOKENBRIDGE-DESIGNER",
        title: "Designer",
        price_eur: 39,
        price_usd: 45,
        terms: terms({
          billing: "one_time",
          license_type: "regular",
          activation_limit: 2,
          domain_limit: 1,
          updates_for_days: 365,
          users: 1,
          features: ["One designer", "Three repositories", "CSS and Tailwind output"],
        }),
      },
      {
        sku: "PC-TOKENBRIDGE-TEAM",
        title: "Team",
        price_eur: 190,
        price_usd: 209,
        terms: terms({
          billing: "annual",
          license_type: "extended",
          trial_days: 14,
          users: 15,
          features: ["Fifteen designers", "Unlimited repositories", "All outputs", "Contrast pairs"],
        }),
      },
    ],
  },
];
