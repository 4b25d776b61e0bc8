import { markdown } from "./markdown";

/** A review by a demo customer of a product that their past orders hold. */
export interface DemoReview {
  customer: string;
  product_handle: string;
  rating: 1 | 2 | 3 | 4 | 5;
  title: string;
  /** Markdown */
  body: string;
  answer: string | null;
}

const ADA = "ada@customer.example";
const JONAS = "jonas@customer.example";
const SOFIA = "sofia@customer.example";

export const reviews: DemoReview[] = [
  {
    customer: ADA,
    product_handle: "ledgerly",
    rating: 5,
    title: "Our balances finally explain themselves",
    body: markdown`
      We replaced a home-grown \`balance\` column with Ledgerly in two afternoons. The trial-balance command found three
      orders that our old code had counted twice since spring.

      What convinced the team was the error you get when entries do not sum to zero: it names the posting, not the line
      of our code.
    `,
    answer: "Thank you, Ada. Those double-counted orders are the reason the command exists: we found ours the same way.",
  },
  {
    customer: ADA,
    product_handle: "currency-api",
    rating: 4,
    title: "Exactly as dull as a currency service should be",
    body: markdown`
      Decimal strings in, decimal strings out, and the day of the rate in every answer. I would have liked the Argentine
      peso in the table. Everything else has simply worked since the first call.
    `,
    answer: "The peso waits for a reference source that we can name with a good conscience. It is first on the list for the next table.",
  },
  {
    customer: ADA,
    product_handle: "harbour",
    rating: 5,
    title: "The photographs get the room",
    body: markdown`
      Bought for a potter with eighteen products and again for her sister's bakery. Both shops look like themselves and not
      like a template, which is the best thing I can say about a theme.

      - tokens in one file, as promised
      - *dusk* mode passes contrast checks; I measured
      - the Figma file really uses the same names
    `,
    answer: null,
  },
  {
    customer: ADA,
    product_handle: "certwatch",
    rating: 4,
    title: "Found a chain nobody had looked at for a year",
    body: "The first run told us that our mail server sent its intermediates in the wrong order. One star short because the YAML has no include yet, so forty hosts become a long file.",
    answer: "Includes have arrived in 2.3: `watch: { from: hosts/*.yaml }`. Tell us if forty hosts still feel long.",
  },
  {
    customer: JONAS,
    product_handle: "bundlesmith",
    rating: 5,
    title: "Returns are where it earns its price",
    body: markdown`
      A customer sent back one tea out of four. Tax, discount and refund were right to the cent, and support did not have to
      open a spreadsheet. That had never happened before in this company.
    `,
    answer: "One tea out of four is the very first test in our suite. Good to hear that it holds in the wild.",
  },
  {
    customer: JONAS,
    product_handle: "parcelwise",
    rating: 3,
    title: "Good dates, slow first page",
    body: markdown`
      The dates hold: fewer "where is my parcel" mails after two weeks. But with six carriers the very first product page after
      a cache flush takes almost a second. Warm it is fine.
    `,
    answer: null,
  },
  {
    customer: JONAS,
    product_handle: "billfold",
    rating: 4,
    title: "Calm, and it exports everything",
    body: "Opens at once and does not try to be an accounting suite. I exported a full year before trusting it, and the numbers matched. Keyboard shortcuts would make it perfect.",
    answer: null,
  },
  {
    customer: SOFIA,
    product_handle: "policykit",
    rating: 5,
    title: "The matrix found two open routes on day one",
    body: markdown`
      We wrote eleven rules and let the test helper walk our routes as *stranger*, *neighbour* and *owner*. Two routes answered
      200 to the neighbour. Neither would have shown up in a review.
    `,
    answer: "Two on the first day is about the average, if that is any comfort. Thank you for saying it in public.",
  },
  {
    customer: SOFIA,
    product_handle: "architecture-review",
    rating: 5,
    title: "They told us what to leave alone",
    body: markdown`
      Fourteen worries went in, five findings came out, in an order that we could plan with. The list of *things that look odd
      and are fine* saved us at least one rewrite.
    `,
    answer: null,
  },
  {
    customer: SOFIA,
    product_handle: "snapback",
    rating: 2,
    title: "Solid restores, hard on small machines",
    body: "The nightly proof works and I trust it. On our smallest server the scratch restore fills the disk every night, though, and the setting that limits it was hard to find in the documentation.",
    answer: "You are right about the documentation: the limit is `SCRATCH_MAX`, and it now stands on the first page. We are glad to help you set it.",
  },
];
