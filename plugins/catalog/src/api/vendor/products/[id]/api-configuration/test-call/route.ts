import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import { vendorOf } from "@mintreu/developers/http/vendor-context";
import { isDomainError } from "@mintreu/kit/domain/errors";
import { parseOrRefuse } from "@mintreu/kit/http/validate";
import { callUpstream } from "../../../../../../http/test-call";
import { refuseOtherTypes } from "../../../../../../http/vendor-api-configuration";
import { ownProduct } from "../../../../../../http/vendor-product";
import { testCallBody } from "../validators";

/** Calls the product's upstream once, as the gateway would. The log says who called what, and nothing that was sent or came back. */
export const POST = async (req: MedusaRequest, res: MedusaResponse) => {
  const product = await ownProduct(req, "catalog.write");
  const call = parseOrRefuse(testCallBody, req.body ?? {});
  refuseOtherTypes(product);
  const note = (outcome: string) => {
    const { actorId, developer } = vendorOf(req);
    req.scope
      .resolve(ContainerRegistrationKeys.LOGGER)
      .info(`upstream test call: ${JSON.stringify({ actor_id: actorId, developer_id: developer.id, product_id: product.id, method: call.method, outcome })}`);
  };
  try {
    const test_call = await callUpstream(req.scope, product.listing_id, call);
    note(String(test_call.status));
    res.json({ test_call });
  } catch (error) {
    note(isDomainError(error) ? error.code : "failed");
    throw error;
  }
};
