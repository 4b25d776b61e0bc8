import type { MedusaResponse, MedusaStoreRequest } from "@medusajs/framework/http";
import { parseOrRefuse } from "@mintreu/kit/http/validate";
import { heldLicense } from "../../../../../http/own-license";
import { sendRenewalCart } from "../../../../../http/renewal-cart";
import { renewBody } from "../../life-validators";

/** A cart with the licence's package; its settled order adds a period instead of giving a new licence. */
export const POST = async (req: MedusaStoreRequest, res: MedusaResponse) => {
  const { id, customer_id } = await heldLicense(req);
  const { region_id = null } = parseOrRefuse(renewBody, req.body ?? {});
  await sendRenewalCart(req, res, { license_id: id, customer_id, package_id: null, region_id });
};
