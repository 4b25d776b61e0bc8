import { markdown } from "../markdown";
import { GIGABYTE, terms } from "../terms";
import type { DemoProduct } from "../types";

export const fieldnoteApplications: DemoProduct[] = [
  {
    handle: "daybook",
    title: "Daybook",
    subtitle: "Stand-ups without the standing",
    product_type: "saas",
    developer: "fieldnote",
    categories: ["team-work"],
    tags: ["stand-up", "remote", "teams", "writing"],
    summary: "A shared work journal for remote teams: three lines a day, a digest at nine, and no meeting in between.",
    description: markdown`
      Your team spans four time zones and the daily call suits nobody. Daybook replaces it with three short lines that
      each person writes when their own day starts, and one digest that everybody actually reads.

      ## A day with Daybook

      - **Morning:** a gentle prompt in the browser, by mail or in chat, at *your* nine o'clock
      - **Midday:** the digest arrives, grouped by project, blockers first
      - **Friday:** the week is folded into a page that you can send to a client as it is

      ## What it leaves out

      No streaks, no scores, no green dots. Daybook does not measure how long anybody typed and has no screen for
      managers that the team cannot see.

      ## Practical matters

      Entries are Markdown, searchable within milliseconds and exported as a folder of text files whenever you like.
      Mentions of a ticket become links. Data is stored in the EU, encrypted, and deleted thirty days after you
      leave. Setting up a team of ten takes about four minutes, most of which is choosing the colour.
    `,
    compatibility: ["browsers: evergreen", "slack", "matrix"],
    support_channel: "help@fieldnote.example",
    support_response_hours: 8,
    documentation_url: "https://fieldnote.example/daybook/help",
    demo_video_url: null,
    packages: [
      {
        sku: "FN-DAYBOOK-SMALL",
        title: "Small team",
        price_eur: 0,
        price_usd: 0,
        terms: terms({
          billing: "free",
          license_type: "regular",
          storage_bytes: GIGABYTE,
          users: 5,
          features: ["Five people", "Ninety days of history", "Daily digest"],
        }),
      },
      {
        sku: "FN-DAYBOOK-TEAM",
        title: "Team",
        price_eur: 24,
        price_usd: 26,
        terms: terms({
          billing: "monthly",
          license_type: "regular",
          trial_days: 30,
          storage_bytes: 20 * GIGABYTE,
          users: 30,
          features: ["Thirty people", "Unlimited history", "Weekly client page", "Chat prompts"],
        }),
      },
      {
        sku: "FN-DAYBOOK-FOUNDING",
        title: "Founding team",
        price_eur: 480,
        price_usd: 520,
        terms: terms({
          billing: "lifetime",
          license_type: "extended",
          storage_bytes: 50 * GIGABYTE,
          users: 30,
          features: ["Everything in Team, for life", "Single sign-on", "A say in what comes next"],
        }),
      },
    ],
  },
  {
    handle: "helproom",
    title: "Helproom",
    subtitle: "A shared inbox with a memory",
    product_type: "saas",
    developer: "fieldnote",
    categories: ["customer-support", "team-work"],
    tags: ["support", "inbox", "email", "knowledge-base"],
    summary: "One calm inbox for customer mail: nobody answers twice, and good answers turn into articles.",
    description: markdown`
      Helproom sits between a crowded shared mailbox and a ticket system that needs an administrator. Mail comes in,
      one person takes it, everybody sees the outcome.

      ## Answer once

      When you write something worth keeping, press \`K\`: Helproom strips the names, suggests a title and files it as
      a draft article. The next time that question arrives, your own words are at hand.

      ## The inbox

      - **Presence** on each conversation, so two people never reply at once
      - **Promises**: write "by Thursday" and Helproom reminds you on Wednesday
      - **Context** from your shop or billing system beside the message, read-only
      - Collision-safe drafts that survive a closed laptop

      ## Plain numbers

      Median first reply, open promises and the five topics that cost the most time. Three figures, one page, no
      leaderboard.

      ## Leaving is easy

      Your addresses stay yours, since Helproom works with the mail server you already have. Export gives you mbox
      files and Markdown articles that any other tool can read.
    `,
    compatibility: ["imap", "smtp", "browsers: evergreen"],
    support_channel: "help@fieldnote.example",
    support_response_hours: 4,
    documentation_url: "https://fieldnote.example/helproom/help",
    demo_video_url: "https://video.fieldnote.example/helproom",
    packages: [
      {
        sku: "FN-HELPROOM-LIFETIME",
        title: "Early bird",
        price_eur: 390,
        price_usd: 429,
        terms: terms({
          billing: "lifetime",
          license_type: "regular",
          storage_bytes: 25 * GIGABYTE,
          users: 5,
          features: ["Five people", "Two inboxes", "Knowledge base", "Pay once"],
        }),
      },
      {
        sku: "FN-HELPROOM-CREW",
        title: "Crew",
        price_eur: 49,
        price_usd: 54,
        terms: terms({
          billing: "monthly",
          license_type: "extended",
          trial_days: 14,
          storage_bytes: 100 * GIGABYTE,
          users: 15,
          features: ["Fifteen people", "Unlimited inboxes", "Customer context", "Answer within four hours"],
        }),
      },
    ],
  },
];
