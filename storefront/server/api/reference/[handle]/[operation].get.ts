import type { OperationDetail } from "../../../../shared/api-reference";
import { toOperationDetail } from "../../../lib/reference-page";
import { readReference } from "../../../lib/reference-source";

/** What stands inside of one operation of a long reference. */
export default defineEventHandler(async (event): Promise<OperationDetail> => {
  const { reference } = await readReference(event);
  const id = getRouterParam(event, "operation", { decode: true });
  const operation = reference.operations.find((one) => one.id === id);
  if (!operation)
    throw createError({ statusCode: 404, statusMessage: "Not Found", message: "There is no such operation.", data: { code: "operation.not_found" } });
  return toOperationDetail(operation, reference);
});
