import { type DemoApi, describeApi, inPath, inQuery, list, named, number, text } from "./describe";

const code = (description: string) => text(description, { pattern: "^[A-Z]{3}$", minLength: 3, maxLength: 3, example: "EUR" });
const decimal = (description: string, example: string) => text(description, { format: "decimal", pattern: "^\\d+(\\.\\d+)?$", example });
const day = (description: string) => text(description, { format: "date", example: "2026-03-31" });

const conversion = { from: "EUR", to: "JPY", amount: "125.00", result: "20281", rate: "162.25", date: "2026-03-31" };
const rates = { base: "EUR", date: "2026-03-31", rates: { JPY: "162.25", USD: "1.0813" } };

export const currencyApi: DemoApi = {
  product: "currency-api",
  upstream_url: "https://api.northbeam.example/currency",
  weights: { "POST /convert/batch": 10, "GET /history/{base}": 5, "GET /currencies": 0 },
  document: describeApi({
    title: "Currency API",
    version: "2.3.0",
    description:
      "Reference rates and exact conversions for **34 currencies**.\n\nAmounts and rates are decimal *strings*, never floats. Every answer names the day that its rate is from.\n\n- Rates change once a working day\n- Answers may be kept for an hour (`Cache-Control`, strong `ETag`)",
    tags: { Rates: "What a currency is worth today, or was.", Conversion: "Amounts from one currency to another.", Currencies: "What can be asked for." },
    schemas: {
      Conversion: {
        type: "object",
        required: ["from", "to", "amount", "result", "rate", "date"],
        properties: {
          from: code("Currency of the amount."),
          to: code("Currency of the result."),
          amount: decimal("As it was asked.", "125.00"),
          result: decimal("Rounded to the minor unit of the target currency.", "20281"),
          rate: decimal("Units of the target for one of the source, six significant digits.", "162.25"),
          date: day("The day that the rate is from."),
        },
      },
      ConversionRequest: {
        type: "object",
        required: ["from", "to", "amount"],
        properties: {
          from: code("Currency of the amount."),
          to: code("Currency of the result."),
          amount: decimal("Up to 15 digits.", "125.00"),
          date: day("Today's when left out."),
        },
      },
      Rates: {
        type: "object",
        required: ["base", "date", "rates"],
        properties: {
          base: code("What one unit of is worth the rates."),
          date: day("The day that the rates are from."),
          rates: { type: "object", description: "By currency code.", additionalProperties: decimal("Rate.", "162.25") },
        },
      },
      Currency: {
        type: "object",
        required: ["code", "name", "minor_units"],
        properties: {
          code: code("ISO 4217."),
          name: text("English name.", { example: "Euro" }),
          minor_units: { type: "integer", minimum: 0, maximum: 3, example: 2 },
        },
      },
    },
    operations: [
      {
        ...{ at: "GET /rates", id: "listRates", tag: "Rates", summary: "Today's rates of one currency" },
        description: "All known currencies, or only those in `symbols`.",
        parameters: [
          inQuery("base", { ...code("Currency that the rates are for."), default: "EUR" }),
          inQuery("symbols", text("Codes separated by commas.", { example: "JPY,USD" })),
        ],
        answer: { description: "The rates.", schema: named("Rates"), example: rates },
        problems: { 404: "One of the currencies is unknown." },
      },
      {
        ...{ at: "GET /rates/{currency}", id: "readRate", tag: "Rates", summary: "Today's rate of a pair" },
        parameters: [inPath("currency", code("Currency that is asked for.")), inQuery("base", { ...code("Currency it is measured in."), default: "EUR" })],
        answer: {
          description: "The rate.",
          schema: { type: "object", required: ["rate", "date"], properties: { rate: decimal("Rate.", "162.25"), date: day("The day that it is from.") } },
          example: { rate: "162.25", date: "2026-03-31" },
        },
        problems: { 404: "The currency is unknown." },
      },
      {
        ...{ at: "GET /history/{base}", id: "readHistory", tag: "Rates", summary: "Rates of a period, day by day" },
        description: "At most 366 days at once, up to three years back. Days without trade carry the last rate before them.",
        parameters: [inPath("base", code("Currency that the rates are for.")), inQuery("from", day("First day."), true), inQuery("to", day("Last day."), true)],
        answer: { description: "One entry a day.", schema: list(named("Rates")), example: [rates] },
        problems: { 400: "The period is too long or ends before it begins.", 404: "The currency is unknown." },
      },
      {
        ...{ at: "GET /convert", id: "convert", tag: "Conversion", summary: "Convert an amount" },
        parameters: [
          inQuery("from", code("Currency of the amount."), true),
          inQuery("to", code("Currency of the result."), true),
          inQuery("amount", decimal("Up to 15 digits.", "125.00"), true),
          inQuery("date", day("Today's rate when left out.")),
        ],
        answer: { description: "The amount in the other currency.", schema: named("Conversion"), example: conversion },
        problems: { 400: "The amount is not a number.", 404: "One of the currencies is unknown." },
      },
      {
        ...{ at: "POST /convert/batch", id: "convertBatch", tag: "Conversion", summary: "Convert up to 500 amounts" },
        description: "Answers in the order of the request. One amount that cannot be converted refuses them all.",
        body: {
          schema: { type: "object", required: ["conversions"], properties: { conversions: list(named("ConversionRequest"), { minItems: 1, maxItems: 500 }) } },
          example: { conversions: [{ from: "EUR", to: "JPY", amount: "125.00" }] },
        },
        answer: {
          description: "The amounts in the other currencies.",
          schema: { type: "object", required: ["conversions"], properties: { conversions: list(named("Conversion")) } },
          example: { conversions: [conversion] },
        },
        problems: { 400: "More than 500, or one that is malformed.", 404: "One of the currencies is unknown." },
      },
      {
        ...{ at: "GET /currencies", id: "listCurrencies", tag: "Currencies", summary: "Every known currency" },
        answer: { description: "By code.", schema: list(named("Currency")), example: [{ code: "EUR", name: "Euro", minor_units: 2 }] },
        problems: {},
      },
      {
        ...{ at: "GET /symbols", id: "listSymbols", tag: "Currencies", summary: "Codes of every known currency", deprecated: true },
        description: "Use [GET /currencies](#op-listCurrencies), which also knows names and minor units.",
        answer: { description: "Codes.", schema: list(code("ISO 4217.")), example: ["EUR", "JPY"] },
        problems: {},
      },
    ],
  }),
};

export const geocellApi: DemoApi = {
  product: "geocell",
  upstream_url: "https://api.northbeam.example/geocell",
  weights: { "POST /points": 25 },
  document: describeApi({
    title: "Geocell",
    version: "1.8.0",
    description: "Country, region, time zone and local time for any point on Earth.",
    tags: { Points: "What is at a coordinate." },
    schemas: {
      Point: {
        type: "object",
        required: ["country", "time_zone", "offset_minutes"],
        properties: {
          country: text("ISO 3166-1, two letters; null at sea.", { type: ["string", "null"], example: "SE" }),
          region: text("ISO 3166-2.", { type: ["string", "null"], example: "SE-O" }),
          time_zone: text("IANA name.", { example: "Europe/Stockholm" }),
          offset_minutes: { type: "integer", description: "From UTC, at this moment.", example: 60 },
          nearest_coast: { anyOf: [named("Coast"), { type: "null" }] },
        },
      },
      Coast: { type: "object", required: ["distance_km"], properties: { distance_km: number("As the crow flies.", { example: 12.4 }), point: named("Point") } },
      Coordinate: {
        type: "object",
        required: ["lat", "lon"],
        properties: {
          lat: number("Degrees north.", { minimum: -90, maximum: 90, example: 57.7 }),
          lon: number("Degrees east.", { minimum: -180, maximum: 180, example: 11.97 }),
        },
      },
    },
    operations: [
      {
        ...{ at: "GET /point", id: "readPoint", tag: "Points", summary: "What is at a coordinate" },
        parameters: [
          inQuery("lat", number("Degrees north.", { minimum: -90, maximum: 90, example: 57.7 }), true),
          inQuery("lon", number("Degrees east.", { minimum: -180, maximum: 180, example: 11.97 }), true),
        ],
        answer: {
          description: "The point.",
          schema: named("Point"),
          example: { country: "SE", region: "SE-O", time_zone: "Europe/Stockholm", offset_minutes: 60 },
        },
        problems: { 400: "No coordinate of the Earth." },
      },
      {
        ...{ at: "POST /points", id: "readPoints", tag: "Points", summary: "Up to 500 coordinates at once" },
        body: {
          schema: { type: "object", required: ["points"], properties: { points: list(named("Coordinate"), { maxItems: 500 }) } },
          example: { points: [{ lat: 57.7, lon: 11.97 }] },
        },
        answer: {
          description: "In the order of the request.",
          schema: list(named("Point")),
          example: [{ country: "SE", time_zone: "Europe/Stockholm", offset_minutes: 60 }],
        },
        problems: { 400: "More than 500, or one that is no coordinate." },
      },
    ],
  }),
};
