import { markdown } from "../markdown";
import { GIGABYTE, terms } from "../terms";
import type { DemoProduct } from "../types";

export const fieldnoteText: DemoProduct[] = [
  {
    handle: "billfold",
    title: "Billfold",
    subtitle: "Invoices for people who work alone",
    product_type: "saas",
    developer: "fieldnote",
    categories: ["invoicing"],
    tags: ["invoices", "freelance", "vat", "e-invoicing"],
    summary: "Invoicing for freelancers in the EU: correct VAT notes, e-invoices and reminders you would sign yourself.",
    description: markdown`
      Freelancers lose about a day each month to invoices. Billfold gets it down to the time it takes to drink a coffee,
      without turning you into an accountant.

      ## From work to money

      1. Type what you did, or paste it from your time sheet
      2. Billfold picks the VAT treatment from who and where your client is, and says why
      3. Send it as a PDF *and* as a structured e-invoice in one message
      4. A polite reminder follows if the money does not

      ## Right by default

      - Reverse-charge and small-business notes in eleven languages
      - Gap-free numbering that survives corrections and cancelled invoices
      - XRechnung, ZUGFeRD and Peppol BIS 3, validated before sending
      - Expenses with a photograph of the receipt

      ## Your accountant will like you

      At the end of a quarter, one button makes a folder: journal, receipts and a summary of what to declare. Nothing
      needs to be typed twice, and nothing is hidden in a format that only Billfold can open.
    `,
    compatibility: ["browsers: evergreen", "peppol bis >=3"],
    support_channel: "help@fieldnote.example",
    support_response_hours: 8,
    documentation_url: "https://fieldnote.example/billfold/help",
    demo_video_url: null,
    packages: [
      {
        sku: "FN-BILLFOLD-FOUNDER",
        title: "Founder",
        price_eur: 189,
        price_usd: 205,
        terms: terms({
          billing: "lifetime",
          license_type: "regular",
          storage_bytes: 10 * GIGABYTE,
          users: 1,
          features: ["One business", "Unlimited invoices", "E-invoices", "Pay once"],
        }),
      },
      {
        sku: "FN-BILLFOLD-SOLO",
        title: "Solo",
        price_eur: 9,
        price_usd: 10,
        terms: terms({
          billing: "monthly",
          license_type: "regular",
          trial_days: 30,
          storage_bytes: 10 * GIGABYTE,
          users: 1,
          features: ["One business", "Unlimited invoices", "E-invoices", "Cancel any day"],
        }),
      },
      {
        sku: "FN-BILLFOLD-PAIR",
        title: "Pair",
        price_eur: 168,
        price_usd: 180,
        terms: terms({
          billing: "annual",
          license_type: "extended",
          trial_days: 30,
          storage_bytes: 40 * GIGABYTE,
          users: 3,
          features: ["Three businesses", "Access for your accountant", "Bank statement matching"],
        }),
      },
    ],
  },
  {
    handle: "langsift",
    title: "Langsift",
    subtitle: "Language and intent for short messages",
    product_type: "api",
    developer: "fieldnote",
    categories: ["text-and-language", "customer-support"],
    tags: ["language-detection", "classification", "support", "nlp"],
    summary: "Detects language, tone and intent of short customer messages in 20 ms, with a confidence you can act on.",
    description: markdown`
      "Hi, pls refund asap thx" is five words and no grammar. Langsift was trained on exactly this: short, hurried,
      misspelt messages as they arrive in a support inbox. It is the engine that sorts mail in our own Helproom.

      ## Three answers in one call

      | Field | Values |
      | --- | --- |
      | \`language\` | 58 languages, or *unsure* |
      | \`intent\` | refund, fault, question, praise, spam and nine more |
      | \`tone\` | calm, hurried, upset |

      Each has a calibrated confidence: of all answers marked 0.9, nine in ten are right. Below 0.5 we say *unsure*
      rather than guess.

      ~~~bash
      curl -H "X-API-Key: $MINTREU_KEY" -d '{"text":"wo bleibt mein paket"}' \
        "$GATEWAY/v1/fieldnote/langsift/classify"
      ~~~

      ## Careful with people's words

      - Texts are processed in memory and not stored
      - Nothing you send is used for training
      - A published error report by language, updated with each model

      Models carry a date, and an old one stays available for a year after its successor arrives.
    `,
    compatibility: ["http >=1.1", "json"],
    support_channel: "help@fieldnote.example",
    support_response_hours: 24,
    documentation_url: "https://fieldnote.example/langsift/reference",
    demo_video_url: null,
    packages: [
      {
        sku: "FN-LANGSIFT-TRIAL",
        title: "Explorer",
        price_eur: 0,
        price_usd: 0,
        terms: terms({
          billing: "free",
          license_type: "regular",
          limits: { rpm: 30, concurrent: 2, calls_per_month: 2_000 },
          features: ["Language and intent", "2,000 messages a month"],
        }),
      },
      {
        sku: "FN-LANGSIFT-INBOX",
        title: "Inbox",
        price_eur: 119,
        price_usd: 129,
        terms: terms({
          billing: "one_time",
          license_type: "extended",
          limits: { rpm: 300, concurrent: 10, calls_per_month: 60_000 },
          features: ["Language, intent and tone", "60,000 messages a month", "Own intents from 50 examples"],
        }),
      },
      {
        sku: "FN-LANGSIFT-METERED",
        title: "Metered",
        price_eur: 1.2,
        price_usd: 1.3,
        terms: terms({
          billing: "usage",
          license_type: "extended",
          limits: { rpm: 3_000, concurrent: 50 },
          features: ["Price per 1,000 calls", "Batches of 100", "All models"],
        }),
      },
    ],
  },
];
