import { type DemoApi, describeApi, inPath, list, named, number, text } from "./describe";

const confidence = (description: string) => number(description, { minimum: 0, maximum: 1, example: 0.94 });

export const gatekeepApi: DemoApi = {
  product: "gatekeep",
  upstream_url: "https://api.tessera.example/gatekeep/v1",
  weights: { "POST /decisions": 0, "DELETE /subjects/{subject}": 0 },
  document: describeApi({
    title: "Gatekeep",
    version: "1.4.0",
    description: "Scores sign-ups and says why. Addresses are hashed on arrival with your own key.",
    tags: { Checks: "Score a sign-up.", Learning: "Tell what you decided." },
    schemas: {
      Check: {
        type: "object",
        required: ["id", "verdict", "score", "reasons"],
        properties: {
          id: text("For the decision that you send back.", { example: "chk_7Q2" }),
          verdict: { enum: ["allow", "review", "deny"] },
          score: confidence("How much speaks against it."),
          reasons: list({ type: "string", example: "email.domain_new" }),
          suggest: { type: ["string", "null"], enum: ["verify_email", "verify_phone", null] },
        },
      },
    },
    operations: [
      {
        ...{ at: "POST /checks", id: "check", tag: "Checks", summary: "Check a sign-up" },
        body: {
          schema: {
            type: "object",
            required: ["email"],
            properties: {
              email: text("As it was typed.", { format: "email" }),
              ip: text("Of the visitor.", { format: "ip" }),
              subject: text("Your own id, for deletion later."),
            },
          },
          example: { email: "ada@people.example", ip: "192.0.2.7" },
        },
        answer: {
          description: "The verdict.",
          schema: named("Check"),
          example: { id: "chk_7Q2", verdict: "review", score: 0.62, reasons: ["email.domain_new", "network.burst"], suggest: "verify_email" },
        },
        problems: { 400: "This is no e-mail address." },
      },
      {
        ...{ at: "POST /decisions", id: "decide", tag: "Learning", summary: "Send back what you decided" },
        body: {
          schema: {
            type: "object",
            required: ["check", "decision"],
            properties: { check: text("Id of the check."), decision: { enum: ["allowed", "denied"] } },
          },
          example: { check: "chk_7Q2", decision: "allowed" },
        },
        answer: { description: "Noted.", schema: { type: "object", properties: { noted: { const: true } } }, example: { noted: true } },
        problems: { 404: "There is no such check." },
      },
      {
        ...{ at: "DELETE /subjects/{subject}", id: "forget", tag: "Learning", summary: "Forget all digests of a subject" },
        parameters: [inPath("subject", text("Your own id."))],
        answer: {
          description: "How many were forgotten.",
          schema: { type: "object", properties: { forgotten: { type: "integer" } } },
          example: { forgotten: 3 },
        },
        problems: {},
      },
    ],
  }),
};

export const docshotApi: DemoApi = {
  product: "docshot",
  upstream_url: "https://render.oxbow.example",
  weights: { "POST /render/long": 20 },
  document: describeApi({
    title: "Docshot",
    version: "3.0.1",
    description: "HTML in, PDF or PNG out. The same input gives the same bytes.",
    tags: { Rendering: "One document a call." },
    schemas: {
      Job: {
        type: "object",
        required: ["html"],
        properties: {
          html: text("The page. What it needs is sent along in `assets`."),
          format: { enum: ["pdf", "png"], default: "pdf" },
          page: { type: "object", properties: { size: { enum: ["A4", "A5", "Letter"], default: "A4" }, landscape: { type: "boolean", default: false } } },
          assets: { type: "object", description: "Base64 by file name.", additionalProperties: { type: "string", contentEncoding: "base64" } },
        },
      },
    },
    operations: [
      {
        ...{ at: "POST /render", id: "render", tag: "Rendering", summary: "Render a document of up to 50 pages" },
        body: { schema: named("Job"), example: { html: "<h1>Invoice</h1>", format: "pdf" } },
        answer: {
          description: "The document.",
          mediaType: "application/pdf",
          schema: { type: "string", contentMediaType: "application/pdf" },
          example: "%PDF-1.7 …",
        },
        problems: { 400: "The HTML cannot be read.", 422: "The document has more than 50 pages." },
      },
      {
        ...{ at: "POST /render/long", id: "renderLong", tag: "Rendering", summary: "Render a document of up to 2,000 pages" },
        body: { schema: named("Job"), example: { html: "<h1>Report</h1>" } },
        answer: {
          description: "The document.",
          mediaType: "application/pdf",
          schema: { type: "string", contentMediaType: "application/pdf" },
          example: "%PDF-1.7 …",
        },
        problems: { 400: "The HTML cannot be read." },
      },
    ],
  }),
};

export const langsiftApi: DemoApi = {
  product: "langsift",
  upstream_url: "https://api.fieldnote.example/langsift",
  weights: {},
  document: describeApi({
    title: "Langsift",
    version: "2026-02",
    description: "Language, intent and tone of short messages. Below a confidence of 0.5 the answer is `unsure`.",
    tags: { Classification: "What a message wants." },
    schemas: {
      Guess: {
        type: "object",
        required: ["value", "confidence"],
        properties: { value: text("Or `unsure`.", { example: "refund" }), confidence: confidence("Calibrated.") },
      },
      Classification: {
        type: "object",
        properties: { language: named("Guess"), intent: named("Guess"), tone: named("Guess"), model: text("Its date.", { example: "2026-02" }) },
      },
    },
    operations: [
      {
        ...{ at: "POST /classify", id: "classify", tag: "Classification", summary: "Classify a message" },
        body: {
          schema: {
            type: "object",
            required: ["text"],
            properties: { text: text("Up to 2,000 characters.", { maxLength: 2000 }), model: text("An older model, by date.") },
          },
          example: { text: "wo bleibt mein paket" },
        },
        answer: {
          description: "What was found.",
          schema: named("Classification"),
          example: {
            language: { value: "de", confidence: 0.99 },
            intent: { value: "question", confidence: 0.91 },
            tone: { value: "hurried", confidence: 0.72 },
            model: "2026-02",
          },
        },
        problems: { 400: "The text is empty or too long." },
      },
    ],
  }),
};
