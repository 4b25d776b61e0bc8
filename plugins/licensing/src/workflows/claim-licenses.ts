import { createStep, createWorkflow, StepResponse, transform, type WorkflowData, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import { emitEventStep } from "@medusajs/medusa/core-flows";
import { readClaimToken } from "../domain/claim-token";
import { licenseEvents, transferEvents } from "../events";
import { LICENSING_MODULE } from "../modules/licensing";
import { invalidClaim, useClaim } from "../modules/licensing/claims";
import type { Actor } from "../modules/licensing/rows";
import type LicensingModuleService from "../modules/licensing/service";
import { acceptTransfer } from "../modules/licensing/transfers";

export interface LicenseClaim {
  token: string;
  customer_id: string;
  actor: Actor;
}

export interface ClaimOutcome {
  claimed: string[];
  transferred: { id: string; license_id: string }[];
}

const claimStep = createStep("give-claimed-licenses", async ({ token, customer_id, actor }: LicenseClaim, { container }) => {
  const licensing = container.resolve<LicensingModuleService>(LICENSING_MODULE);
  const outcome = await licensing.commitTogether(async (manager, ring, now): Promise<ClaimOutcome> => {
    const link = readClaimToken(token, ring, now);
    if (!link) throw invalidClaim();
    if (link.purpose === "license-claim") return { claimed: await useClaim(manager, link.id, customer_id, actor, now), transferred: [] };
    const transfer = await acceptTransfer(manager, ring, link.id, customer_id, actor, now);
    return { claimed: [], transferred: [{ id: transfer.id, license_id: transfer.license_id }] };
  });
  return new StepResponse(outcome);
});

/** Whoever opened the link of a mail gets what it opens: all unclaimed licences of the address, or the one handed over. */
export const claimLicensesWorkflow = createWorkflow("claim-licenses", (input: WorkflowData<LicenseClaim>) => {
  const outcome = claimStep(input);
  const accepted = transform(outcome, ({ transferred }) => transferred);
  const data = transform(outcome, ({ transferred }) => transferred.map(({ license_id: id }) => ({ id, order_id: null })));
  emitEventStep({ eventName: transferEvents.accepted, data: accepted }).config({ name: "emit-transfer-accepted" });
  emitEventStep({ eventName: licenseEvents.transferred, data }).config({ name: "emit-claimed-license-transferred" });
  return new WorkflowResponse(outcome);
});
