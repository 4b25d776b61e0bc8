import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import type { z } from "@medusajs/framework/zod";
import { clock } from "@mintreu/kit/domain/clock";
import { DomainError, notFound } from "@mintreu/kit/domain/errors";
import { databaseOf } from "@mintreu/kit/http/knex";
import { parseOrRefuse } from "@mintreu/kit/http/validate";
import { messageBody } from "../api/store/engagements/validators";
import { isAppointment } from "../domain/engagement-request";
import type { EngagementAction } from "../domain/engagement-status";
import { type EngagementFilter, findEngagement, listEngagements } from "../queries/list-engagements";
import { postEngagementMessageWorkflow } from "../workflows/post-engagement-message";
import { takeEngagementStepWorkflow } from "../workflows/take-engagement-step";
import type { EngagementSide } from "./engagement-side";
import { readEngagement } from "./engagement-views";

type Handler = (req: MedusaRequest, res: MedusaResponse) => Promise<void>;

/** What a body says of a step. */
export interface StepWords {
  action: EngagementAction;
  body?: string | undefined;
  scheduled_for?: Date | undefined;
  attachment_ids?: string[] | undefined;
}

/** The engagements of one side; the query was parsed before. */
export function engagementListRoute(side: EngagementSide): Handler {
  return async (req, res) => {
    const { limit, offset, ...filter } = req.validatedQuery as unknown as EngagementFilter & { limit: number; offset: number };
    const { engagements, count } = await listEngagements(databaseOf(req.scope), { ...filter, ...side.scope(req) }, { limit, offset });
    res.json({ engagements: engagements.map((one) => side.show(one)), count, limit, offset });
  };
}

export function engagementRoute(side: EngagementSide): Handler {
  return async (req, res) => answer(req, res, side);
}

/** A step of one side: the row, then the right, then the body. Errors: engagement.not_found, .action_not_allowed, .not_an_appointment, attachment.not_waiting. */
export function engagementStepRoute<Schema extends z.ZodType>(side: EngagementSide, schema: Schema, words: (body: z.output<Schema>) => StepWords): Handler {
  return async (req, res) => {
    const engagement_id = await requireEngagement(req, side);
    const { action, body = "", scheduled_for = null, attachment_ids = [] } = words(parseOrRefuse(schema, req.body ?? {}));
    if (scheduled_for && !isAppointment(scheduled_for, clock.now())) {
      throw new DomainError("invalid", "engagement.not_an_appointment", "scheduled_for: must lie in the next two years");
    }
    await takeEngagementStepWorkflow(req.scope).run({
      input: { engagement_id, ...side.speaker(req), action, body, scheduled_for: scheduled_for?.toISOString() ?? null, attachment_ids },
    });
    await answer(req, res, side);
  };
}

/** Says something. Errors: engagement.not_found, .closed, .too_many_messages, attachment.not_waiting. */
export function engagementMessageRoute(side: EngagementSide): Handler {
  return async (req, res) => {
    const engagement_id = await requireEngagement(req, side);
    const { body, attachment_ids } = parseOrRefuse(messageBody, req.body ?? {});
    await postEngagementMessageWorkflow(req.scope).run({ input: { engagement_id, ...side.speaker(req), body, attachment_ids } });
    await answer(req, res, side);
  };
}

/** The id of an engagement of this side, whose caller may write. Errors: engagement.not_found, developer.role_not_allowed. */
export async function requireEngagement(req: MedusaRequest, side: EngagementSide): Promise<string> {
  const engagement = await findEngagement(databaseOf(req.scope), { ...side.scope(req), id: String(req.params["id"]) });
  if (!engagement) throw notFound("engagement");
  side.requireWrite(req);
  return engagement.id;
}

async function answer(req: MedusaRequest, res: MedusaResponse, side: EngagementSide): Promise<void> {
  const engagement = await readEngagement(databaseOf(req.scope), { ...side.scope(req), id: String(req.params["id"]) });
  res.setHeader("Cache-Control", "no-store");
  res.json({ engagement: side.show(engagement) });
}
