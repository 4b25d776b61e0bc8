import { markdown } from "../markdown";
import { GIGABYTE, terms } from "../terms";
import type { DemoProduct } from "../types";

export const oxbowServers: DemoProduct[] = [
  {
    handle: "docshot",
    title: "Docshot",
    subtitle: "HTML in, PDF or PNG out",
    product_type: "api",
    developer: "oxbow",
    categories: ["documents-and-images"],
    tags: ["pdf", "screenshots", "rendering", "invoices"],
    summary: "Renders your HTML to print-ready PDF or sharp PNG with real page breaks, embedded fonts and stable output.",
    description: markdown`
      Docshot turns the HTML you already have into documents that a printer, an archive and an auditor accept. Same
      input, same bytes: output is reproducible, so a changed hash means a changed document.

      ## Made for paper

      - Running headers, page numbers, footnotes and tables that repeat their head
      - PDF/A-3 with attachments, for invoices that carry their own XML
      - Fonts subset and embedded, right-to-left scripts included
      - Bookmarks and tags for screen readers, taken from your headings

      ~~~bash
      curl -H "X-API-Key: $MINTREU_KEY" -F html=@invoice.html -F format=pdf \
        "$GATEWAY/v1/oxbow/docshot/render" -o invoice.pdf
      ~~~

      ## Isolation

      Every job runs in its own sandbox without network access. What the page needs, you send along; what it tries to
      fetch is refused and listed in the answer. Files are gone from memory the moment the response has been sent.

      ## Speed

      A one-page invoice takes about 180 ms, a report of 200 pages about four seconds. Jobs beyond thirty seconds are
      ended with a clear code and are not counted.
    `,
    compatibility: ["http >=1.1", "pdf/a-3"],
    support_channel: "ops@oxbow.example",
    support_response_hours: 12,
    documentation_url: "https://oxbow.example/docshot/reference",
    demo_video_url: null,
    packages: [
      {
        sku: "OX-DOCSHOT-DESK",
        title: "Desk",
        price_eur: 79,
        price_usd: 87,
        terms: terms({
          billing: "one_time",
          license_type: "regular",
          limits: { rpm: 30, concurrent: 2, calls_per_month: 5_000, bandwidth_bytes_per_month: 5 * GIGABYTE },
          features: ["PDF and PNG", "5,000 documents a month", "Up to 50 pages each"],
        }),
      },
      {
        sku: "OX-DOCSHOT-PRESS",
        title: "Press",
        price_eur: 69,
        price_usd: 75,
        terms: terms({
          billing: "monthly",
          license_type: "extended",
          trial_days: 7,
          limits: { rpm: 300, concurrent: 12, calls_per_month: 100_000, bandwidth_bytes_per_month: 200 * GIGABYTE },
          features: ["PDF/A-3 with attachments", "100,000 documents a month", "Up to 500 pages each", "Own fonts"],
        }),
      },
    ],
  },
  {
    handle: "queuepilot",
    title: "Queuepilot",
    subtitle: "See, steer and replay background jobs in Node.js",
    product_type: "package",
    developer: "oxbow",
    categories: ["libraries", "operations"],
    tags: ["node", "queues", "redis", "observability"],
    summary: "A job queue dashboard you mount in your own Node.js app: search, replay and slow down jobs without a deploy.",
    description: markdown`
      It is 02:40, forty thousand jobs have failed and the fix is live. Which of them are safe to run again? Queuepilot
      answers that inside your own application, behind your own sign-in.

      ## Built for the bad hour

      - **Group failures** by error and by the release that caused them
      - **Replay** a group at a rate that you choose, and stop it with one key
      - **Brake**: cap a queue's concurrency for the next twenty minutes, without deploying
      - **Trace** a job through its children, with timings and redacted payloads

      ## Mount it

      ~~~ts
      import { queuepilot } from "queuepilot"

      app.use("/ops/queues", requireOperator, queuepilot({ connection: redis, redact: ["email", "token"] }))
      ~~~

      ## Small footprint

      Queuepilot reads what your queue library already stores and adds one index of its own, bounded to 200 MB. It
      samples with cursors and never blocks Redis: our benchmark holds the added latency below one millisecond at five
      million jobs. Everything that an operator does is written to an audit log that you can ship wherever you keep
      the others.
    `,
    compatibility: ["node >=20", "bullmq >=5", "redis >=7", "valkey >=8"],
    support_channel: "ops@oxbow.example",
    support_response_hours: 12,
    documentation_url: "https://oxbow.example/queuepilot/guide",
    demo_video_url: null,
    packages: [
      {
        sku: "OX-QUEUEPILOT-APP",
        title: "One application",
        price_eur: 99,
        price_usd: 109,
        terms: terms({
          billing: "one_time",
          license_type: "regular",
          activation_limit: 5,
          domain_limit: 1,
          updates_for_days: 365,
          features: ["One application", "Search and replay", "Audit log"],
        }),
      },
      {
        sku: "OX-QUEUEPILOT-COMPANY",
        title: "Company",
        price_eur: 390,
        price_usd: 429,
        terms: terms({
          billing: "lifetime",
          license_type: "developer",
          updates_for_days: 730,
          features: ["Unlimited applications", "Local and staging use", "Brakes and schedules", "Answer within a day"],
        }),
      },
    ],
  },
];
