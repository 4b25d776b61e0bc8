import type { ApiDocument } from "../domain/api-document";
import { checkShape } from "./check-shape";
import { type OpenApiFault, type OpenApiOutcome, refused } from "./faults";
import { readText } from "./read-text";
import { surveyDocument } from "./survey";
import { toDocument } from "./to-document";

export interface ReadDocument {
  document: ApiDocument;
  /** What was left out, because OpenAPI does not know it. */
  ignored: OpenApiFault[];
}

/** An OpenAPI 3.0 or 3.1 document, in JSON or YAML, as it is kept; or what is wrong with it and where. */
export function parseOpenApi(bytes: Uint8Array): OpenApiOutcome<ReadDocument> {
  const read = readText(bytes);
  if (!read.ok) return read;
  const survey = surveyDocument(read.value);
  if (survey.length > 0) return refused(...survey);
  const { faults, ignored } = checkShape(read.value);
  if (faults.length > 0) return refused(...faults);
  const document = toDocument(read.value as Record<string, unknown>);
  return document.ok ? { ok: true, value: { document: document.value, ignored: ignored.slice(0, 20) } } : document;
}
