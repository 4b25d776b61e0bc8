import { createStep, createWorkflow, StepResponse, type WorkflowData, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import { databaseOf } from "@mintreu/kit/http/knex";
import { listLicenses } from "@mintreu/licensing/queries/list-licenses";
import { deliverOnce, type DeliveryOutcome, isDelivered } from "../delivery/deliver-once";
import { mailSiteOf } from "../delivery/mail-site";
import { renderLicenseKeys } from "../domain/templates/license-keys";
import { readLicensedLines } from "../queries/licensed-lines";

export interface KeysToSend {
  occasion: "issued" | "resent";
  /** Of one holder, at most a hundred. */
  license_ids: string[];
  /** Tells this sending from others: one mail for each. */
  sending: string;
}

export type KeysMailOutcome = DeliveryOutcome | "nothing_to_send";

const TEMPLATE = "license-keys";
const MAX_LICENSES = 100;

/** Keys in the clear are read, written into the mail and forgotten within this step. A mail cannot be taken back: no compensation. */
const sendStep = createStep("send-keys-of-licenses", async ({ occasion, license_ids, sending }: KeysToSend, { container }) => {
  const idempotency_key = `${TEMPLATE}:${sending}`;
  if (await isDelivered(container, idempotency_key)) return new StepResponse<KeysMailOutcome>("already_sent");
  const found = await listLicenses(databaseOf(container), { ids: license_ids }, { limit: MAX_LICENSES, offset: 0 });
  const licenses = found.licenses.filter(({ status }) => status !== "revoked");
  const [first] = licenses;
  if (!first) return new StepResponse<KeysMailOutcome>("nothing_to_send");
  const content = { occasion, developer_name: first.developer_name, held: first.customer_id !== null, lines: await readLicensedLines(container, licenses) };
  const outcome = await deliverOnce(container, {
    idempotency_key,
    to: first.customer_email,
    template: TEMPLATE,
    trigger_type: `license.${occasion}`,
    resource_type: "license",
    resource_id: first.id,
    receiver_id: first.customer_id,
    data: { license_ids },
    mail: renderLicenseKeys(content, mailSiteOf(container)),
  });
  return new StepResponse<KeysMailOutcome>(outcome);
});

/** Mails keys that a developer gave by hand or sends again, once for each sending. */
export const sendLicenseKeysWorkflow = createWorkflow("send-license-keys", (input: WorkflowData<KeysToSend>) => {
  return new WorkflowResponse(sendStep(input));
});
