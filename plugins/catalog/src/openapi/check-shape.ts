import { readFileSync } from "node:fs";
import type { ErrorObject, ValidateFunction } from "ajv";
import Ajv2020 from "ajv/dist/2020";
import AjvDraft04 from "ajv-draft-04";
import { type OpenApiFault, pointerOf } from "./faults";

const validators = new Map<string, ValidateFunction>();

/** The published JSON schema of OpenAPI 3.0 or 3.1, compiled once. */
function validatorOf(version: "3.0" | "3.1"): ValidateFunction {
  let validate = validators.get(version);
  if (!validate) {
    const file = require.resolve(`@seriousme/openapi-schema-validator/schemas/v${version}/schema.json`);
    const options = { allErrors: true, strict: false, validateFormats: false, logger: false } as const;
    const compiler = version === "3.0" ? new AjvDraft04(options) : new Ajv2020(options);
    validators.set(version, (validate = compiler.compile(JSON.parse(readFileSync(file, "utf8")))));
  }
  return validate;
}

export interface ShapeVerdict {
  /** Where a document is not what OpenAPI says; empty when it can be read. */
  faults: OpenApiFault[];
  /** Words that OpenAPI does not know: published documents hold them, and nobody is harmed when they are left out. */
  ignored: OpenApiFault[];
}

/** Compares a document with the published schema of its version. */
export function checkShape(document: unknown): ShapeVerdict {
  const wrong = versionFault(document);
  if (wrong) return { faults: [wrong], ignored: [] };
  const validate = validatorOf(versionOf(document) as "3.0" | "3.1");
  return validate(document) ? { faults: [], ignored: [] } : tellingFaults(validate.errors ?? []);
}

function versionFault(document: unknown): OpenApiFault | null {
  if (typeof document !== "object" || document === null || Array.isArray(document)) return { path: "", message: "The document must be an object." };
  if ("swagger" in document) return { path: "/swagger", message: "Swagger 2 is not read. Convert the document to OpenAPI 3." };
  return versionOf(document) ? null : { path: "/openapi", message: "The version must be 3.0 or 3.1, written as a text such as 3.1.0." };
}

function versionOf(document: unknown): string | undefined {
  const { openapi } = document as { openapi?: unknown };
  return /^(3\.[01])\.\d+(?:-.*)?$/.exec(typeof openapi === "string" ? openapi : "")?.[1];
}

/** Says nothing by itself: another error stands behind it. */
const EMPTY_KEYWORDS = new Set(["oneOf", "anyOf", "if", "allOf", "not", "dependentSchemas"]);

/**
 * Alternatives that failed complain in one another's name: whatever stands below a place that has deeper complaints is
 * left out, and so is that something is no reference.
 */
function tellingFaults(errors: readonly ErrorObject[]): ShapeVerdict {
  const telling = errors.filter(({ keyword, params }) => !EMPTY_KEYWORDS.has(keyword) && params["missingProperty"] !== "$ref");
  const ignored = telling.filter(isUnknownWord);
  const faults = telling.filter((error) => !isUnknownWord(error));
  if (faults.length === 0 && ignored.length > 0) return { faults: [], ignored: placesOf(ignored) };
  return { faults: placesOf(faults.length > 0 ? faults : errors), ignored: placesOf(ignored) };
}

/** Below `paths` every word is a path, and one without its slash is a mistake. */
function isUnknownWord({ keyword, instancePath }: ErrorObject): boolean {
  return (keyword === "additionalProperties" || keyword === "unevaluatedProperties") && instancePath !== "/paths";
}

function placesOf(candidates: readonly ErrorObject[]): OpenApiFault[] {
  const paths = candidates.map(({ instancePath }) => instancePath);
  const deepest = candidates.filter(({ instancePath }) => !paths.some((other) => other.startsWith(`${instancePath}/`)));
  const places = new Map<string, OpenApiFault>();
  for (const error of deepest) if (!places.has(error.instancePath)) places.set(error.instancePath, toFault(error, deepest));
  return [...places.values()];
}

function toFault(error: ErrorObject, all: readonly ErrorObject[]): OpenApiFault {
  const texts = all.filter(({ instancePath }) => instancePath === error.instancePath).map(textOf);
  return { path: error.instancePath, message: [...new Set(texts)].slice(0, 3).join("; ") };
}

function textOf({ keyword, params, message }: ErrorObject): string {
  const extra = params["additionalProperty"] ?? params["unevaluatedProperty"];
  if (typeof extra === "string") return `has ${pointerOf([extra]).slice(1)}, which OpenAPI does not know here`;
  if (keyword === "required") return `lacks ${String(params["missingProperty"])}`;
  if (keyword === "enum") return `must be one of ${(params["allowedValues"] as unknown[]).slice(0, 12).join(", ")}`;
  return message ?? "is not as OpenAPI says";
}
