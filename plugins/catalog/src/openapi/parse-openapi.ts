import type { ApiDocument } from "../domain/api-document";
import { checkShape } from "./check-shape";
import { type OpenApiOutcome, refused } from "./faults";
import { readText } from "./read-text";
import { surveyDocument } from "./survey";
import { toDocument } from "./to-document";

/** An OpenAPI 3.0 or 3.1 document, in JSON or YAML, as it is kept; or what is wrong with it and where. */
export function parseOpenApi(bytes: Uint8Array): OpenApiOutcome<ApiDocument> {
  const read = readText(bytes);
  if (!read.ok) return read;
  const survey = surveyDocument(read.value);
  if (survey.length > 0) return refused(...survey);
  const shape = checkShape(read.value);
  if (shape.length > 0) return refused(...shape);
  return toDocument(read.value as Record<string, unknown>);
}
