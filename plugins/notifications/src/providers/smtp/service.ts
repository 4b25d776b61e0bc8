import type { ProviderSendNotificationDTO, ProviderSendNotificationResultsDTO } from "@medusajs/framework/types";
import { AbstractNotificationProviderService } from "@medusajs/framework/utils";
import { DomainError } from "@mintreu/kit/domain/errors";
import { createTransport } from "nodemailer";

export interface SmtpOptions {
  channels: string[];
  /** `smtp://user:password@host:port` or `smtps://…`; `?requireTLS=true` refuses a server without STARTTLS. */
  url: string;
  /** Sender of every mail: `Name <address>`. */
  from: string;
}

/** Waiting for a free connection counts in; a mail that takes longer is given up and sent again later. */
const SEND_LIMIT_MS = 60_000;

const timeouts = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000, dnsTimeout: 10_000 };

/** Nodemailer writes whole conversations to the log when the address asks for it; mails hold licence keys. */
const LOGGING_PARAMETERS = ["logger", "debug", "transactionLog"];

/** Delivers notifications of its channels over SMTP. It renders nothing and logs nothing. */
class SmtpNotificationProvider extends AbstractNotificationProviderService {
  static override identifier = "smtp";
  private readonly from: string;
  private readonly transport: ReturnType<typeof pooledTransport>;

  constructor(_container: Record<string, unknown>, options: SmtpOptions) {
    super();
    this.from = options.from;
    this.transport = pooledTransport(options.url);
  }

  static override validateOptions(options: Record<string, unknown>): void {
    const { channels, url, from } = options;
    if (!Array.isArray(channels) || channels.length === 0) throw new Error("smtp provider: `channels` must name at least one channel");
    if (typeof url !== "string" || !/^smtps?:\/\/[^/?#]/.test(url)) throw new Error("smtp provider: `url` must be smtp://… or smtps://…");
    if (typeof from !== "string" || !from.includes("@")) throw new Error("smtp provider: `from` must be a mail address");
  }

  /**
   * Hands the mail to the server and answers with its message id. Errors: mail.content_missing,
   * mail.not_accepted (details: the transport's code and the server's reply code).
   */
  override async send(notification: ProviderSendNotificationDTO): Promise<ProviderSendNotificationResultsDTO> {
    const { content, to } = notification;
    if (!content?.subject || !content.html || !content.text) {
      throw new DomainError("invalid", "mail.content_missing", "A mail needs a subject, HTML and text.");
    }
    try {
      const { messageId } = await this.transport.sendMail({
        from: notification.from || this.from,
        // As an object the address is taken as one address, whatever it holds.
        to: { name: "", address: to },
        subject: content.subject,
        html: content.html,
        text: content.text,
        headers: { "Auto-Submitted": "auto-generated" },
        signal: AbortSignal.timeout(SEND_LIMIT_MS),
      });
      return { id: messageId };
    } catch (error) {
      throw notAccepted(error);
    }
  }
}

function pooledTransport(address: string) {
  const url = new URL(address);
  for (const name of LOGGING_PARAMETERS) url.searchParams.delete(name);
  return createTransport({ url: url.toString(), pool: true, ...timeouts, disableFileAccess: true, disableUrlAccess: true });
}

/** Only codes: a server's reply may quote the mail. */
function notAccepted(error: unknown): DomainError {
  const { code = "unknown", responseCode } = error as { code?: string; responseCode?: number };
  const reply = responseCode === undefined ? "" : `, reply ${responseCode}`;
  return new DomainError("unavailable", "mail.not_accepted", `The mail server did not take the mail (${code}${reply}).`, {
    transport_code: code,
    reply_code: responseCode ?? null,
  });
}

export default SmtpNotificationProvider;
