import { markdown } from "../markdown";
import { terms } from "../terms";
import type { DemoProduct } from "../types";

export const kitelineGrowth: DemoProduct[] = [
  {
    handle: "redirect-sweep",
    title: "Redirect Sweep",
    subtitle: "Find every dead link before your visitors do",
    product_type: "script",
    developer: "kiteline",
    categories: ["search-and-seo"],
    tags: ["seo", "redirects", "crawler", "python"],
    summary: "A polite crawler that finds dead links, redirect chains and lost rankings after a relaunch, and writes the fixes.",
    description: markdown`
      After a relaunch, rankings do not fall because of design. They fall because eleven hundred old addresses answer
      with a cheerful 404. Redirect Sweep finds them, proposes where they should lead and writes the rules.

      ## One command

      ~~~bash
      redirect-sweep run --old old-sitemap.xml --new https://shop.example --out rules/
      ~~~

      ## What it does

      1. Collects old addresses from sitemaps, server logs and a search console export
      2. Crawls the new site gently, respecting robots rules and a rate that you set
      3. Matches old with new by path, title and content, with a score for every match
      4. Writes redirect rules for nginx, Apache, Caddy or a plain CSV file

      ## Reports that get read

      The HTML report is sorted by lost visits, not by alphabet. Chains and loops are drawn as small graphs. Run it
      weekly from cron: with \`--fail-on lost\` it ends with a non-zero status as soon as a page with traffic disappears.

      A site with 50,000 addresses takes about forty minutes and 300 MB of memory.
    `,
    compatibility: ["python >=3.11", "linux", "macos"],
    support_channel: "care@kiteline.example",
    support_response_hours: 24,
    documentation_url: "https://kiteline.example/docs/redirect-sweep",
    demo_video_url: null,
    packages: [
      {
        sku: "KL-SWEEP-SITE",
        title: "Site",
        price_eur: 29,
        price_usd: 32,
        terms: terms({
          billing: "one_time",
          license_type: "regular",
          activation_limit: 2,
          domain_limit: 1,
          updates_for_days: 180,
          features: ["One site", "All rule formats", "HTML report"],
        }),
      },
      {
        sku: "KL-SWEEP-CONSULTANT",
        title: "Consultant",
        price_eur: 99,
        price_usd: 109,
        terms: terms({
          billing: "lifetime",
          license_type: "extended",
          activation_limit: 5,
          updates_for_days: 365,
          features: ["Unlimited sites", "Reports with your logo", "Log file import"],
        }),
      },
    ],
  },
  {
    handle: "medusa-migration-sprint",
    title: "Medusa Migration Sprint",
    subtitle: "From Medusa 1 to 2 in three weeks",
    product_type: "service",
    developer: "kiteline",
    categories: ["migrations"],
    tags: ["medusa", "migration", "consulting", "commerce"],
    summary: "We move your Medusa 1 shop to Medusa 2: data, plugins and storefront, with a rehearsed switch-over night.",
    description: markdown`
      Two engineers, three weeks, one fixed price. At the end your shop runs on Medusa 2 with all its orders,
      customers and prices, and your team knows why everything is where it is.

      ## How the weeks go

      - **Week one: map.** Inventory of plugins, custom code and data. You get a written plan with risks, and may stop
        here and pay a third.
      - **Week two: build.** Data migration as a repeatable script, plugins ported or replaced, storefront calls
        switched behind a flag.
      - **Week three: rehearse.** Two full rehearsals on a copy of production, then the real switch at your quietest
        hour, with us on the call.

      ## What you keep

      The migration script with its tests, a decision log and a recorded walk-through of the new code base.

      ## Fits when

      You have up to 200,000 orders, at most ten custom plugins and one person who can decide. Larger shops are
      welcome: book the assessment first, and we tell you honestly what it takes.

      Support for thirty days after the switch is included.
    `,
    compatibility: ["medusa 1.x", "medusa >=2.10"],
    support_channel: "care@kiteline.example",
    support_response_hours: 4,
    documentation_url: null,
    demo_video_url: null,
    packages: [
      {
        sku: "KL-MIGRATION-ASSESSMENT",
        title: "Assessment",
        price_eur: 950,
        price_usd: 1_050,
        terms: terms({
          billing: "one_time",
          license_type: "regular",
          features: ["Two days", "Written plan and risks", "Credited against the sprint"],
        }),
      },
      {
        sku: "KL-MIGRATION-SPRINT",
        title: "Full sprint",
        price_eur: 9_800,
        price_usd: 10_700,
        terms: terms({
          billing: "one_time",
          license_type: "regular",
          features: ["Three weeks, two engineers", "Two rehearsals", "Switch-over night", "Thirty days of support"],
        }),
      },
    ],
  },
];
