import type { EntityManager } from "@medusajs/framework/mikro-orm/knex";
import type { Context } from "@medusajs/framework/types";
import { InjectTransactionManager, MedusaContext, MedusaService } from "@medusajs/framework/utils";
import { clock } from "@mintreu/kit/domain/clock";
import { UNSENT_ATTACHMENT_HOURS } from "../../domain/engagement-request";
import {
  closeAttachment,
  dropIncomplete,
  forgetWithdrawn,
  type NewAttachment,
  openAttachment,
  type ReceivedBytes,
  withdrawUnsent,
  type WithdrawnFile,
} from "./attachments";
import { Engagement } from "./models/engagement";
import { EngagementAttachment } from "./models/engagement-attachment";
import { EngagementMessage } from "./models/engagement-message";
import type { EngagementAttachmentRecord, EngagementOutcome, EngagementRequest, EngagementStep, Statement } from "./rows";
import { cancelOfRevokedLicenses, postMessage, requestEngagement, takeStep } from "./steps";

class EngagementsModuleService extends MedusaService({ Engagement, EngagementMessage, EngagementAttachment }) {
  @InjectTransactionManager()
  async request(request: EngagementRequest, @MedusaContext() context: Context = {}): Promise<EngagementOutcome> {
    return requestEngagement(managerOf(context), request, clock.now());
  }

  @InjectTransactionManager()
  async take(step: EngagementStep, @MedusaContext() context: Context = {}): Promise<EngagementOutcome> {
    return takeStep(managerOf(context), step, clock.now());
  }

  @InjectTransactionManager()
  async say(statement: Statement, @MedusaContext() context: Context = {}): Promise<EngagementOutcome> {
    return postMessage(managerOf(context), statement, clock.now());
  }

  @InjectTransactionManager()
  async cancelOfRevoked(licenseId: string | null, @MedusaContext() context: Context = {}): Promise<EngagementOutcome[]> {
    return cancelOfRevokedLicenses(managerOf(context), licenseId, clock.now());
  }

  @InjectTransactionManager()
  async openAttachment(attachment: NewAttachment, @MedusaContext() context: Context = {}): Promise<string> {
    return openAttachment(managerOf(context), attachment, clock.now());
  }

  @InjectTransactionManager()
  async closeAttachment(id: string, bytes: ReceivedBytes, @MedusaContext() context: Context = {}): Promise<EngagementAttachmentRecord> {
    return closeAttachment(managerOf(context), id, bytes, clock.now());
  }

  /** Files that waited too long for a message, or whose bytes stopped arriving; no message takes them any more. */
  @InjectTransactionManager()
  async withdrawUnsentAttachments(limit: number, @MedusaContext() context: Context = {}): Promise<WithdrawnFile[]> {
    const now = clock.now();
    return withdrawUnsent(managerOf(context), new Date(now.getTime() - UNSENT_ATTACHMENT_HOURS * 3_600_000), limit, now);
  }

  @InjectTransactionManager()
  async forgetAttachment(id: string, @MedusaContext() context: Context = {}): Promise<void> {
    return forgetWithdrawn(managerOf(context), id);
  }

  /** Forgets a file whose bytes did not arrive. */
  @InjectTransactionManager()
  async dropAttachment(id: string, @MedusaContext() context: Context = {}): Promise<void> {
    return dropIncomplete(managerOf(context), id);
  }
}

function managerOf(context: Context): EntityManager {
  return context.transactionManager as EntityManager;
}

export default EngagementsModuleService;
