import type { ReferencePage } from "../../../../shared/api-reference";
import { toReferencePage } from "../../../lib/reference-page";
import { readReference } from "../../../lib/reference-source";

/** The reference page of an API product in one request. */
export default defineEventHandler(async (event): Promise<ReferencePage> => {
  const { reference, product } = await readReference(event);
  return toReferencePage(reference, product);
});
