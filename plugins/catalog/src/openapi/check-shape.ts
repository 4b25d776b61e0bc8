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

/** Where a document is not what OpenAPI says, the deepest places first found; empty when it is. */
export function checkShape(document: unknown): OpenApiFault[] {
  if (typeof document !== "object" || document === null || Array.isArray(document)) return [{ path: "", message: "The document must be an object." }];
  const { openapi, swagger } = document as { openapi?: unknown; swagger?: unknown };
  if (swagger !== undefined) return [{ path: "/swagger", message: "Swagger 2 is not read. Convert the document to OpenAPI 3." }];
  const [, version] = /^(3\.[01])\.\d+(?:-.*)?$/.exec(typeof openapi === "string" ? openapi : "") ?? [];
  if (!version) return [{ path: "/openapi", message: "The version must be 3.0 or 3.1, written as a text such as 3.1.0." }];
  const validate = validatorOf(version as "3.0" | "3.1");
  return validate(document) ? [] : tellingFaults(validate.errors ?? []);
}

/** Says nothing by itself: another error stands behind it. */
const EMPTY_KEYWORDS = new Set(["oneOf", "anyOf", "if", "allOf", "not", "dependentSchemas"]);

/**
 * Alternatives that failed complain in one another's name: whatever stands below a place that has deeper complaints is
 * left out, and so is that something is no reference.
 */
function tellingFaults(errors: readonly ErrorObject[]): OpenApiFault[] {
  const telling = errors.filter(({ keyword, params }) => !EMPTY_KEYWORDS.has(keyword) && params["missingProperty"] !== "$ref");
  const candidates = telling.length > 0 ? telling : errors;
  const paths = candidates.map(({ instancePath }) => instancePath);
  const deepest = candidates.filter(({ instancePath }) => !paths.some((other) => other.startsWith(`${instancePath}/`)));
  const faults = new Map<string, OpenApiFault>();
  for (const error of deepest) if (!faults.has(error.instancePath)) faults.set(error.instancePath, toFault(error, deepest));
  return [...faults.values()];
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
