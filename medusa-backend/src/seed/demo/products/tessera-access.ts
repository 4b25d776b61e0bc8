import { markdown } from "../markdown";
import { terms } from "../terms";
import type { DemoProduct } from "../types";

export const tesseraAccess: DemoProduct[] = [
  {
    handle: "gatekeep",
    title: "Gatekeep",
    subtitle: "Keep throw-away sign-ups out, and people in",
    product_type: "api",
    developer: "tessera",
    categories: ["security-and-access", "text-and-language"],
    tags: ["fraud", "sign-up", "email", "abuse"],
    summary: "Scores sign-ups by e-mail, network and behaviour, and always says why, so that real people are not turned away.",
    description: markdown`
      Free trials attract two kinds of visitor: people who might pay, and scripts that never will. Gatekeep tells them
      apart in one call, and explains itself in words that you can show to your support team.

      ## What it looks at

      - The mail domain: throw-away services, age, whether it can receive anything at all
      - The network: hosting ranges, known relays, sudden bursts from one neighbourhood
      - Likeness to your recent sign-ups, by keyed digests that never leave your account

      ~~~json
      {
        "verdict": "review",
        "score": 0.62,
        "reasons": ["email.domain_new", "network.burst"],
        "suggest": "verify_email"
      }
      ~~~

      ## Verdicts, not mysteries

      There are three verdicts: *allow*, *review* and *deny*. Each comes with reason codes that are documented and do
      not change their meaning. Send back what you decided, and the thresholds adjust to your product and to nobody
      else's.

      ## Privacy

      Addresses are hashed on arrival with your own key. We keep digests for thirty days and can delete them by an
      account at any time; a data processing agreement is included.
    `,
    compatibility: ["http >=1.1", "json"],
    support_channel: "support@tessera.example",
    support_response_hours: 12,
    documentation_url: "https://tessera.example/gatekeep/reference",
    demo_video_url: null,
    packages: [
      {
        sku: "TS-GATEKEEP-START",
        title: "Start",
        price_eur: 45,
        price_usd: 49,
        terms: terms({
          billing: "one_time",
          license_type: "regular",
          limits: { rpm: 60, concurrent: 5, calls_per_month: 8_000 },
          features: ["8,000 checks a month", "Reason codes", "E-mail support"],
        }),
      },
      {
        sku: "TS-GATEKEEP-GROW",
        title: "Grow",
        price_eur: 89,
        price_usd: 97,
        terms: terms({
          billing: "monthly",
          license_type: "extended",
          trial_days: 14,
          limits: { rpm: 600, concurrent: 40, calls_per_month: 250_000 },
          features: ["250,000 checks a month", "Thresholds that learn", "Webhooks"],
        }),
      },
    ],
  },
  {
    handle: "policykit",
    title: "Policykit",
    subtitle: "Authorisation rules you can read aloud",
    product_type: "package",
    developer: "tessera",
    categories: ["security-and-access", "libraries"],
    tags: ["typescript", "authorization", "rbac", "security"],
    summary: "Typed authorisation for TypeScript: rules as sentences, SQL filters from the same source, tests that find the holes.",
    description: markdown`
      In reviews we keep finding the same hole: the page checks the permission, the export does not. Policykit gives
      you one place for each rule and uses it everywhere, from the button to the query.

      ## One rule, three uses

      ~~~ts
      export const editInvoice = rule("edit invoice")
        .when(({ actor, invoice }) => actor.accountId === invoice.accountId)
        .unless(({ invoice }) => invoice.lockedAt !== null, "invoice.locked")
      ~~~

      1. **Ask** it in a request handler and get a verdict with a reason code
      2. **Compile** it to a SQL condition, so that lists never contain what a page would refuse
      3. **Explain** it as a sentence for auditors and new colleagues

      ## Finds what you forgot

      The test helper walks your routes, calls each as a stranger, as a neighbour and as the owner, and prints a
      matrix. Routes without a rule fail the build.

      ## Details

      - No decorators and no globals; works with any framework
      - Kysely, Drizzle and plain SQL
      - 9 kB, no dependencies, and 100 % of branches covered
      - Deny by default, also when a rule throws
    `,
    compatibility: ["node >=20", "typescript >=5.4", "postgresql >=14"],
    support_channel: "support@tessera.example",
    support_response_hours: 24,
    documentation_url: "https://tessera.example/policykit/guide",
    demo_video_url: null,
    packages: [
      {
        sku: "TS-POLICYKIT-TEAM",
        title: "Team",
        price_eur: 109,
        price_usd: 119,
        terms: terms({
          billing: "one_time",
          license_type: "regular",
          activation_limit: 10,
          domain_limit: 1,
          updates_for_days: 365,
          features: ["One product", "SQL filters", "Route matrix", "A year of updates"],
        }),
      },
      {
        sku: "TS-POLICYKIT-COMPANY",
        title: "Company",
        price_eur: 450,
        price_usd: 489,
        terms: terms({
          billing: "lifetime",
          license_type: "developer",
          updates_for_days: 365,
          features: ["Unlimited products", "Local and staging use", "Two hours of review by a Tessera engineer"],
        }),
      },
    ],
  },
];
