import { Badge, Text } from "@medusajs/ui";
import type { EngagementMessage } from "../lib/engagement-shapes";
import { byteSize, toWords } from "../lib/words";
import { DateTime } from "./date-time";
import { Section } from "./section";

interface EngagementThreadProps {
  messages: readonly EngagementMessage[];
  /** The address by which whoever reads this gets the attachment of this id. */
  addressOfFile: (id: string) => string;
}

/** All that was said and done, oldest first. */
export function EngagementThread({ messages, addressOfFile }: EngagementThreadProps) {
  return (
    <Section title="Conversation">
      <ol className="divide-y">
        {messages.map((message) => (
          <Message key={message.id} message={message} addressOfFile={addressOfFile} />
        ))}
      </ol>
    </Section>
  );
}

function Message({ message, addressOfFile }: Pick<EngagementThreadProps, "addressOfFile"> & { message: EngagementMessage }) {
  const { author, author_name, step, scheduled_for, body, attachments, created_at } = message;
  return (
    <li className="flex flex-col gap-y-2 px-6 py-4">
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <Text size="small" weight="plus">
          {author_name}
        </Text>
        <Text size="small" className="text-ui-fg-subtle">
          {toWords(author)} · <DateTime value={created_at} precise />
        </Text>
        {step && <Badge size="2xsmall">{toWords(step)}</Badge>}
      </div>
      {scheduled_for && (
        <Text size="small">
          Appointment: <DateTime value={scheduled_for} precise />
        </Text>
      )}
      {body && (
        <Text size="small" className="text-ui-fg-subtle whitespace-pre-wrap [overflow-wrap:anywhere]">
          {body}
        </Text>
      )}
      {attachments.length > 0 && (
        <ul className="flex flex-col gap-y-1" aria-label="Files">
          {attachments.map((file) => (
            <li key={file.id} className="txt-compact-small [overflow-wrap:anywhere]">
              <a
                href={addressOfFile(file.id)}
                download={file.name}
                className="text-ui-fg-base focus-visible:shadow-borders-focus rounded-sm underline underline-offset-2 outline-none"
              >
                {file.name}
              </a>{" "}
              <span className="text-ui-fg-subtle">{byteSize(file.size_bytes)}</span>
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}
