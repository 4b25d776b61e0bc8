import type { MedusaResponse, MedusaStoreRequest } from "@medusajs/framework/http";
import { parseOrRefuse } from "@mintreu/kit/http/validate";
import { heldLicense } from "../../../../../http/own-license";
import { sendRenewalCart } from "../../../../../http/renewal-cart";
import { changePackageBody } from "../../life-validators";

/** A cart with another package of the product at its full price; the licence takes its terms once the order is settled. */
export const POST = async (req: MedusaStoreRequest, res: MedusaResponse) => {
  const { id, customer_id } = await heldLicense(req);
  const { package_id, region_id = null } = parseOrRefuse(changePackageBody, req.body ?? {});
  await sendRenewalCart(req, res, { license_id: id, customer_id, package_id, region_id });
};
