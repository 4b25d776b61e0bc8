import type { EngagementParty, EngagementStatus } from "@mintreu/licensing/domain/engagement-status";
import type { Mail, MailSite } from "../mail";
import { momentOf, oneLine } from "../plain-text";
import { renderNotice } from "./notice";

export interface EngagementStep {
  engagement_id: string;
  service: string;
  author: EngagementParty;
  author_name: string;
  /** Null for a plain message. */
  step: EngagementStatus | null;
  scheduled_for: Date | null;
  body: string;
  attachments: number;
  /** Who reads this mail. */
  reader: "customer" | "developer";
}

const nexts: Partial<Record<EngagementStatus, Partial<Record<EngagementStep["reader"], string>>>> = {
  requested: { developer: "Name a time for it." },
  delivered: { customer: "Accept it when it is what you paid for. If it is not, say why and we decide." },
  disputed: { developer: "We read both sides and decide." },
  cancelled: { customer: "While your licence can be used you may ask anew.", developer: "Nothing more is to be done." },
};

/** Tells a party of an engagement what the other one, or the marketplace, has done or said. */
export function renderEngagementStep(step: EngagementStep, site: MailSite): Mail {
  const service = oneLine(step.service);
  const news = newsOf(step, service);
  const page = step.reader === "customer" ? `${site.storefront_url}/account/engagements` : `${site.backend_url}/developer/engagements`;
  const files = step.attachments === 0 ? "" : ` ${step.attachments === 1 ? "A file comes" : `${step.attachments} files come`} with it.`;
  return renderNotice({
    title: step.step === null ? `${service}: a message` : `${service}: ${step.step}`,
    news: news + files,
    quote: { label: "What was said:", text: step.body },
    next: step.step === null ? undefined : nexts[step.step]?.[step.reader],
    link: { label: "Open the conversation", url: `${page}/${encodeURIComponent(step.engagement_id)}` },
  });
}

function newsOf({ author, author_name, step, scheduled_for }: EngagementStep, service: string): string {
  const who = author === "admin" || author === "system" ? "The marketplace" : oneLine(author_name);
  const done: Record<EngagementStatus, string> = {
    requested: `${who} asks you to begin with ${service}.`,
    scheduled: `${who} proposes a time for ${service}: ${scheduled_for ? momentOf(scheduled_for) : "soon"}.`,
    delivered: `${who} has delivered ${service}.`,
    accepted: `${who} has accepted ${service}.`,
    disputed: `${who} disputes that ${service} was delivered.`,
    cancelled: `${who} has cancelled ${service}.`,
  };
  return step === null ? `${who} has written to you about ${service}.` : done[step];
}
