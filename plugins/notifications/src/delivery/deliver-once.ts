import type { INotificationModuleService, MedusaContainer, NotificationDTO } from "@medusajs/framework/types";
import { Modules } from "@medusajs/framework/utils";
import { clock } from "@mintreu/kit/domain/clock";
import type { Mail } from "../domain/mail";
import { judgeAttempt } from "../domain/mail-attempt";

export interface Delivery {
  /** One mail per key, ever. */
  idempotency_key: string;
  to: string;
  template: string;
  trigger_type: string;
  resource_type: string;
  resource_id: string;
  receiver_id: string | null;
  /** Stored with the notification and shown to admins: ids only. */
  data: Record<string, unknown>;
  /** Sent and stored nowhere. */
  mail: Mail;
}

export type DeliveryOutcome = "sent" | "already_sent" | "in_progress";

/** The generated part of the module's service, which its interface leaves out. */
type NotificationService = INotificationModuleService & { deleteNotifications(ids: string[]): Promise<void> };

/**
 * Sends a mail unless it was sent or is being sent. The unique idempotency key in the table is the
 * claim: of several senders one inserts the row, and only that one sends. An attempt that failed or
 * was cut off gives its row up first, because the engine repeats a failed one under an id that does
 * not exist and could then never mark it as sent. A kill between the server's yes and the row's
 * success sends the mail twice: that is the price of never losing one.
 */
export async function deliverOnce(container: MedusaContainer, { mail, ...delivery }: Delivery): Promise<DeliveryOutcome> {
  const notifications = container.resolve(Modules.NOTIFICATION) as NotificationService;
  const last = await findAttempt(notifications, delivery.idempotency_key);
  const verdict = judgeAttempt(last, clock.now());
  if (verdict === "sent") return "already_sent";
  if (verdict === "in_progress") return "in_progress";
  if (last) await notifications.deleteNotifications([last.id]);
  try {
    // Nothing comes back when another sender's row was there first.
    const created = (await notifications.createNotifications({ ...delivery, channel: "email", content: mail })) as NotificationDTO | undefined;
    return created ? "sent" : "in_progress";
  } catch (error) {
    const attempt = await findAttempt(notifications, delivery.idempotency_key);
    if (attempt && attempt.status !== "failure") return "in_progress";
    throw error;
  }
}

/** Whether a mail was sent or is being sent, so that its content need not be made. */
export async function isDelivered(container: MedusaContainer, idempotencyKey: string): Promise<boolean> {
  const last = await findAttempt(container.resolve(Modules.NOTIFICATION) as NotificationService, idempotencyKey);
  const verdict = judgeAttempt(last, clock.now());
  return verdict === "sent" || verdict === "in_progress";
}

async function findAttempt(notifications: NotificationService, idempotencyKey: string) {
  const [row] = await notifications.listNotifications({ idempotency_key: idempotencyKey } as never, { take: 1 });
  return row ? { id: row.id, status: row.status, created_at: new Date(row.created_at) } : null;
}
