import { firstCallOf } from "../../../shared/api-samples";
import { readReference } from "../../lib/reference-source";

/** A call of an API that works as it stands, for whoever has just got a key; null where the reference offers none. */
export default defineEventHandler(async (event): Promise<{ first_call: { method: string; address: string } | null }> => {
  const { reference } = await readReference(event);
  return { first_call: firstCallOf(reference) };
});
