import { createStep, createWorkflow, StepResponse, type WorkflowData, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import { DEVELOPERS_MODULE } from "@mintreu/developers/modules/developers";
import type DevelopersModuleService from "@mintreu/developers/modules/developers/service";
import type { DeveloperRecord } from "@mintreu/developers/modules/developers/service";
import { deliverOnce, type DeliveryOutcome } from "../delivery/deliver-once";
import { mailSiteOf } from "../delivery/mail-site";
import { type DeveloperDecision, renderDeveloperDecided } from "../domain/templates/developer-decided";

export interface DecisionToMail {
  developer_id: string;
  decision: DeveloperDecision;
}

export type DecisionMailOutcome = DeliveryOutcome | "overtaken";

const TEMPLATE = "developer-decided";

const statusAfter: Record<DeveloperDecision, DeveloperRecord["status"]> = {
  approved: "active",
  rejected: "rejected",
  suspended: "suspended",
  reinstated: "active",
};

/** A mail cannot be taken back: no compensation. */
const sendStep = createStep("send-decision-on-developer", async ({ developer_id, decision }: DecisionToMail, { container }) => {
  const developers = container.resolve<DevelopersModuleService>(DEVELOPERS_MODULE);
  const developer = (await developers.retrieveDeveloper(developer_id)) as unknown as DeveloperRecord;
  // A later decision has its own event; its reason must not stand under this one's title.
  if (developer.status !== statusAfter[decision]) return new StepResponse<DecisionMailOutcome>("overtaken");
  const [owner] = await developers.listDeveloperMembers({ developer_id, role: "owner" }, { take: 1 });
  const outcome = await deliverOnce(container, {
    // An account can be suspended more than once; the same decision delivered twice is one mail.
    idempotency_key: `${TEMPLATE}:${developer_id}:${decision}:${new Date(developer.decided_at ?? developer.updated_at).getTime()}`,
    to: owner?.email ?? developer.applicant_email,
    template: TEMPLATE,
    trigger_type: `developer.${decision}`,
    resource_type: "developer",
    resource_id: developer_id,
    receiver_id: owner?.id ?? null,
    data: { developer_id, decision },
    mail: renderDeveloperDecided(
      { display_name: developer.display_name, handle: developer.handle, decision, reason: developer.status_reason },
      mailSiteOf(container),
    ),
  });
  return new StepResponse<DecisionMailOutcome>(outcome);
});

/** Tells a developer account's owner what was decided about it. */
export const sendDeveloperDecisionWorkflow = createWorkflow("send-developer-decision", (input: WorkflowData<DecisionToMail>) => {
  return new WorkflowResponse(sendStep(input));
});
