import { ProductStatus } from "@medusajs/framework/utils";
import { createStep, createWorkflow, StepResponse, type WorkflowData, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import { updateProductsWorkflow } from "@medusajs/medusa/core-flows";
import { databaseOf } from "@mintreu/kit/http/knex";
import { findMisplacedProducts } from "../queries/misplaced-products";

const PAGE = 100;

/** Each page is found anew by what is still wrong, so a repeat or a second runner finds nothing left. */
const placeProductsStep = createStep("place-misplaced-products", async ({ developer_id }: { developer_id?: string }, { container }) => {
  let placed = 0;
  for (;;) {
    const misplaced = await findMisplacedProducts(databaseOf(container), { developerId: developer_id, limit: PAGE });
    for (const visible of [true, false]) {
      const id = misplaced.filter((one) => one.visible === visible).map(({ product_id }) => product_id);
      if (id.length === 0) continue;
      const status = visible ? ProductStatus.PUBLISHED : ProductStatus.DRAFT;
      await updateProductsWorkflow(container).run({ input: { selector: { id }, update: { status } } });
    }
    placed += misplaced.length;
    if (misplaced.length < PAGE) return new StepResponse(placed);
  }
});

/** Shows or hides products so that they follow from their listing and developer; answers how many moved. */
export const placeProductsWorkflow = createWorkflow("place-products", (input: WorkflowData<{ developer_id?: string }>) => {
  return new WorkflowResponse(placeProductsStep(input));
});
