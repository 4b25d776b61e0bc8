import { markdown } from "../markdown";
import { terms } from "../terms";
import type { DemoProduct } from "../types";

export const northbeamPackages: DemoProduct[] = [
  {
    handle: "ledgerly",
    title: "Ledgerly",
    subtitle: "Double-entry bookkeeping for Laravel",
    product_type: "package",
    developer: "northbeam",
    categories: ["libraries", "billing-and-ledgers"],
    tags: ["laravel", "php", "ledger", "accounting"],
    summary: "A double-entry ledger for Laravel that refuses to go out of balance, even with a hundred workers posting at once.",
    description: markdown`
      A column called *balance* is a bug that has not been reported yet. Ledgerly gives your Laravel application real
      accounts, entries that always sum to zero and balances that can be explained line by line.

      ## Why teams choose it

      - **Integers only.** Amounts are minor units with a currency; there is no float in the package
      - **Safe under load.** Accounts are locked in a fixed order, so parallel postings neither deadlock nor drift
      - **Append-only.** Mistakes are reversed, never edited, and the reversal names what it reverses
      - **Idempotent.** Every posting carries a key; a retried job changes nothing

      ## Posting a sale

      ~~~php
      Ledger::post('order-1042', function (Posting $posting) {
          $posting->debit('cash', Money::eur(11900));
          $posting->credit('revenue', Money::eur(10000));
          $posting->credit('vat:de', Money::eur(1900));
      });
      ~~~

      ## In the box

      Migrations for PostgreSQL and MySQL, a trial-balance command, CSV export for your accountant and a property-based
      test suite of 40,000 generated postings that you can run against your own database.
    `,
    compatibility: ["laravel >=11", "php >=8.2", "postgresql >=14", "mysql >=8.0"],
    support_channel: "support@northbeam.example",
    support_response_hours: 24,
    documentation_url: "https://docs.northbeam.example/ledgerly",
    demo_video_url: null,
    packages: [
      {
        sku: "NB-LEDGERLY-SOLO",
        title: "Solo",
        price_eur: 79,
        price_usd: 89,
        terms: terms({
          billing: "one_time",
          license_type: "regular",
          activation_limit: 3,
          domain_limit: 1,
          updates_for_days: 365,
          features: ["One production application", "Three activations", "A year of updates", "E-mail support"],
        }),
      },
      {
        sku: "NB-LEDGERLY-STUDIO",
        title: "Studio",
        price_eur: 249,
        price_usd: 279,
        terms: terms({
          billing: "one_time",
          license_type: "extended",
          activation_limit: 25,
          domain_limit: 10,
          updates_for_days: 730,
          features: ["Ten client applications", "Two years of updates", "Multi-currency revaluation", "Priority support"],
        }),
      },
      {
        sku: "NB-LEDGERLY-FOREVER",
        title: "Forever",
        price_eur: 590,
        price_usd: 649,
        terms: terms({
          billing: "lifetime",
          license_type: "developer",
          features: ["Unlimited applications", "Local and staging use", "Updates for life", "Source of the test suite"],
        }),
      },
    ],
  },
  {
    handle: "timewright",
    title: "Timewright",
    subtitle: "Business calendars and recurrences for TypeScript",
    product_type: "package",
    developer: "northbeam",
    categories: ["libraries", "location"],
    tags: ["typescript", "dates", "calendar", "scheduling"],
    summary: "Working days, bank holidays and recurrence rules that stay right across time zones and clock changes.",
    description: markdown`
      "Three working days from now" depends on where you stand, which bank holidays your counterparty keeps and whether
      the clocks changed last night. Timewright answers it with types that make the wrong question hard to ask.

      ## Highlights

      - Holiday calendars for **48 countries** and 12 settlement systems, as data that you can diff
      - Recurrence rules from RFC 5545 with lazy iteration: ask for the next ten of a million
      - No hidden clock: every function takes the instant it should reason about
      - 11 kB compressed, no dependencies, tree-shakeable by calendar

      ~~~ts
      import { addWorkingDays, calendar } from "timewright"

      const target = calendar("TARGET2")
      addWorkingDays(target, "2026-12-23", 2) // "2026-12-28"
      ~~~

      ## Tested where it hurts

      The suite replays every clock change since 1970 in 40 zones and compares the result with an independent
      implementation. When governments move a holiday at short notice, as they do, the calendar package is released
      the same day and your code does not change.
    `,
    compatibility: ["node >=20", "typescript >=5.4", "browsers: evergreen"],
    support_channel: "support@northbeam.example",
    support_response_hours: 48,
    documentation_url: "https://docs.northbeam.example/timewright",
    demo_video_url: null,
    packages: [
      {
        sku: "NB-TIMEWRIGHT-COMMUNITY",
        title: "Community",
        price_eur: 0,
        price_usd: 0,
        terms: terms({
          billing: "free",
          license_type: "regular",
          activation_limit: 2,
          domain_limit: 1,
          updates_for_days: 365,
          features: ["Working days and recurrences", "Five calendars of your choice", "Non-commercial use"],
        }),
      },
      {
        sku: "NB-TIMEWRIGHT-TEAM",
        title: "Team",
        price_eur: 129,
        price_usd: 139,
        terms: terms({
          billing: "one_time",
          license_type: "extended",
          activation_limit: 20,
          updates_for_days: 365,
          features: ["All calendars", "Settlement systems", "Commercial use", "E-mail support"],
        }),
      },
    ],
  },
];
