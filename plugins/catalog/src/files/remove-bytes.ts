import type { MedusaContainer } from "@medusajs/framework/types";
import { databaseOf } from "@mintreu/kit/http/knex";
import { forgetFile } from "../queries/unfinished-uploads";
import { fileStoreOf } from "./catalog-options";

/** Bytes first, then the row: a kill between the two leaves a row by which it is done again. */
export async function removeBytes(container: MedusaContainer, file: { id: string; storage_key: string }): Promise<void> {
  await fileStoreOf(container).remove(file.storage_key);
  await forgetFile(databaseOf(container), file.id);
}
