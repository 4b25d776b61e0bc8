import type { MedusaResponse, MedusaStoreRequest } from "@medusajs/framework/http";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import { prepareLicenseRenewalWorkflow } from "../workflows/prepare-license-renewal";

/** Answers a cart that renews or changes the caller's licence once it is paid. */
export async function sendRenewalCart(
  req: MedusaStoreRequest,
  res: MedusaResponse,
  wish: { license_id: string; customer_id: string; package_id: string | null; region_id: string | null },
): Promise<void> {
  const [sales_channel_id = null] = req.publishable_key_context?.sales_channel_ids ?? [];
  const { result } = await prepareLicenseRenewalWorkflow(req.scope).run({ input: { ...wish, sales_channel_id } });
  const { data } = await req.scope.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "cart",
    fields: ["id", "email", "region_id", "currency_code", "total", "items.id", "items.variant_id", "items.title", "items.quantity", "items.unit_price"],
    filters: { id: result.id },
  });
  res.status(201).json({ cart: data[0] });
}
