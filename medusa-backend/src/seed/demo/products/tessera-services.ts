import { markdown } from "../markdown";
import { terms } from "../terms";
import type { DemoProduct } from "../types";

export const tesseraServices: DemoProduct[] = [
  {
    handle: "architecture-review",
    title: "Architecture Review",
    subtitle: "Two senior engineers, your code base, plain answers",
    product_type: "service",
    developer: "tessera",
    categories: ["reviews"],
    tags: ["consulting", "architecture", "code-review", "scaling"],
    summary: "An independent look at your architecture: what will break first, what can wait, and what to leave alone.",
    description: markdown`
      You know where it hurts. What you may not know is which of the fourteen things on the list will stop you next
      year. We read the code, talk to the people who wrote it and put the list in order.

      ## What happens

      1. **Opening call** of an hour: goals, constraints, what keeps you awake
      2. **Reading**: repository, schema, deployment and the last ten incidents
      3. **Interviews** with up to four people, half an hour each
      4. **Report** of ten to fifteen pages and a closing workshop

      ## What the report says

      - The five findings that matter, each with evidence, cost and a first step
      - A list of things that look odd and are fine, so nobody rewrites them
      - A map of the system as it is, which teams tend to frame

      ## What we do not do

      We sell no follow-up projects and recommend no product in which we have a stake. We work with read-only access,
      revoked on the last day; notes are deleted after ninety days.

      Reviews are held in English, Portuguese or German. Typical turnaround is ten working days from the opening call.
    `,
    compatibility: ["typescript", "php", "python", "go"],
    support_channel: "reviews@tessera.example",
    support_response_hours: 8,
    documentation_url: null,
    demo_video_url: null,
    packages: [
      {
        sku: "TS-ARCHREVIEW-FOCUSED",
        title: "Focused",
        price_eur: 1_400,
        price_usd: 1_520,
        terms: terms({
          billing: "one_time",
          license_type: "regular",
          features: ["One subsystem", "Two interviews", "Five-page report", "Closing call"],
        }),
      },
      {
        sku: "TS-ARCHREVIEW-FULL",
        title: "Full system",
        price_eur: 4_600,
        price_usd: 4_990,
        terms: terms({
          billing: "one_time",
          license_type: "extended",
          features: ["Whole system", "Four interviews", "Fifteen-page report", "Half-day workshop"],
        }),
      },
    ],
  },
  {
    handle: "threat-model-day",
    title: "Threat Model Day",
    subtitle: "One day, one whiteboard, your real risks",
    product_type: "service",
    developer: "tessera",
    categories: ["reviews", "security-and-access"],
    tags: ["security", "workshop", "threat-modelling", "consulting"],
    summary: "A one-day workshop in which your team maps its own threats, and leaves with tickets instead of a slide deck.",
    description: markdown`
      Penetration tests tell you what is broken today. A threat model tells your team how to notice it next time. We
      bring the method and the awkward questions; your people bring what only they know.

      ## The day

      - **Morning:** draw what you have. Data flows, borders of trust, who can do what
      - **Noon:** break it on paper, with cards made from incidents we have worked on
      - **Afternoon:** rank by harm and effort, and write the tickets together

      ## You leave with

      1. A diagram in a text format that lives in your repository
      2. Ten to thirty tickets with acceptance criteria
      3. Three rules of thumb that your team has agreed upon
      4. A one-page summary that you can hand to a customer's security department

      ## Who should be there

      Four to nine people: developers, somebody from operations, somebody who talks to customers. Managers are welcome
      if they draw as well.

      The day is held by two of our engineers, remotely or in your office; travel within the EU is included. Six weeks
      later we call for an hour to see what became of the tickets.
    `,
    compatibility: ["remote", "on site in the EU"],
    support_channel: "reviews@tessera.example",
    support_response_hours: 8,
    documentation_url: null,
    demo_video_url: null,
    packages: [
      {
        sku: "TS-THREATDAY-REMOTE",
        title: "Remote",
        price_eur: 1_900,
        price_usd: 2_050,
        terms: terms({
          billing: "one_time",
          license_type: "regular",
          users: 9,
          features: ["Up to nine people", "Diagram and tickets", "Follow-up call"],
        }),
      },
      {
        sku: "TS-THREATDAY-ONSITE",
        title: "On site",
        price_eur: 3_200,
        price_usd: 3_450,
        terms: terms({
          billing: "one_time",
          license_type: "regular",
          users: 9,
          features: ["At your office in the EU", "Travel included", "Diagram and tickets", "Follow-up call"],
        }),
      },
    ],
  },
];
