import { markdown } from "../markdown";
import { terms } from "../terms";
import type { DemoProduct } from "../types";

export const northbeamApis: DemoProduct[] = [
  {
    handle: "currency-api",
    title: "Currency API",
    subtitle: "Exact conversions, one GET away",
    product_type: "api",
    developer: "northbeam",
    categories: ["finance-data", "billing-and-ledgers"],
    tags: ["currency", "exchange-rates", "finance", "json"],
    summary: "Convert between 34 currencies with decimal-exact arithmetic and a stated source and date for every rate.",
    description: markdown`
      Converting money looks like one multiplication until a float rounds the wrong way or a rate turns out to be
      from last March. Currency API answers with decimal strings, the rate it used and the day that rate is from.

      ## What you get

      - Reference rates for **34 currencies** from a bundled table that is reviewed before every release
      - Rounding to the minor unit of the target currency: no cents in yen, three digits in dinar
      - Cross rates worked out through the euro, with six significant digits
      - Cacheable answers with strong ETags

      ## A conversion

      ~~~bash
      curl -H "X-API-Key: $MINTREU_KEY" \
        "$GATEWAY/v1/northbeam/currency-api/convert?from=EUR&to=JPY&amount=125.00"
      ~~~

      ~~~json
      { "from": "EUR", "to": "JPY", "amount": "125.00", "result": "20281", "rate": "162.25" }
      ~~~

      ## Good to know

      These are reference rates, made for price lists, reports and invoices. They are not tradable quotes: for
      settling trades, ask your bank. Unknown currencies answer 404 with a code, never a guess, and calls that fail
      on our side do not count against your quota.
    `,
    compatibility: ["http >=1.1", "json"],
    support_channel: "support@northbeam.example",
    support_response_hours: 24,
    documentation_url: "https://docs.northbeam.example/currency",
    demo_video_url: null,
    packages: [
      {
        sku: "NB-CURRENCY-STARTER",
        title: "Starter",
        price_eur: 0,
        price_usd: 0,
        terms: terms({
          billing: "free",
          license_type: "regular",
          limits: { rpm: 60, concurrent: 4, calls_per_month: 10_000 },
          features: ["34 currencies", "Latest rates", "Community answers"],
        }),
      },
      {
        sku: "NB-CURRENCY-BUILD",
        title: "Build",
        price_eur: 59,
        price_usd: 65,
        terms: terms({
          billing: "one_time",
          license_type: "extended",
          limits: { rpm: 300, concurrent: 16, calls_per_month: 150_000, error_rate_percent: 20 },
          features: ["34 currencies", "Latest rates and three years of history", "Batch conversion", "E-mail support"],
        }),
      },
      {
        sku: "NB-CURRENCY-SCALE",
        title: "Scale",
        price_eur: 49,
        price_usd: 54,
        terms: terms({
          billing: "monthly",
          license_type: "extended",
          trial_days: 14,
          limits: { rpm: 3_000, concurrent: 64, calls_per_month: 3_000_000 },
          features: ["Everything in Build", "Custom margins", "Answer within four hours on working days"],
        }),
      },
    ],
  },
  {
    handle: "geocell",
    title: "Geocell",
    subtitle: "From coordinates to country, region and time zone",
    product_type: "api",
    developer: "northbeam",
    categories: ["location"],
    tags: ["geocoding", "time-zones", "maps", "privacy"],
    summary: "Reverse geocoding that needs no street address: country, region, time zone and local time for any point on Earth.",
    description: markdown`
      Most products do not need a street. They need to know which tax rules apply, which language to greet in and
      whether it is too early to call. Geocell answers those questions from a coordinate, in one small response.

      ## Made for routing, tax and support

      1. **Borders** simplified to 50 metres, with the disputed ones marked instead of decided
      2. **Regions** with ISO 3166-2 codes, down to the second level in 61 countries
      3. **Time zones** with the current offset and the next change of clocks

      ~~~bash
      curl -H "X-API-Key: $MINTREU_KEY" "$GATEWAY/v1/northbeam/geocell/point?lat=57.7&lon=11.97"
      ~~~

      ~~~json
      { "country": "SE", "region": "SE-O", "time_zone": "Europe/Stockholm", "offset_minutes": 60 }
      ~~~

      ## Privacy first

      Coordinates are rounded to four decimals on arrival and never written to disk. Our logs hold your key's masked
      form, the status and the duration, and nothing about where anybody was.

      Ships are welcome: a point at sea answers with the nearest coast, its distance and the nautical time zone.
    `,
    compatibility: ["http >=1.1", "json"],
    support_channel: "support@northbeam.example",
    support_response_hours: 24,
    documentation_url: "https://docs.northbeam.example/geocell",
    demo_video_url: null,
    packages: [
      {
        sku: "NB-GEOCELL-PROJECT",
        title: "Project",
        price_eur: 39,
        price_usd: 43,
        terms: terms({
          billing: "one_time",
          license_type: "regular",
          limits: { rpm: 120, concurrent: 8, calls_per_month: 50_000 },
          features: ["Country, region, time zone", "Single points", "E-mail support"],
        }),
      },
      {
        sku: "NB-GEOCELL-FLEET",
        title: "Fleet",
        price_eur: 990,
        price_usd: 1090,
        terms: terms({
          billing: "annual",
          license_type: "extended",
          limits: { rpm: 6_000, concurrent: 100, calls_per_month: 20_000_000 },
          features: ["Batches of 500 points", "Nearest coast and border distance", "Answer within four hours"],
        }),
      },
      {
        sku: "NB-GEOCELL-METERED",
        title: "Metered",
        price_eur: 0.4,
        price_usd: 0.45,
        terms: terms({
          billing: "usage",
          license_type: "extended",
          limits: { rpm: 1_200, concurrent: 32 },
          features: ["Price per 1,000 calls", "Batches of 100 points", "No monthly minimum"],
        }),
      },
    ],
  },
];
