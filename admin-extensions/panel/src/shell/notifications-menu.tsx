import { BellAlert } from "@medusajs/icons";
import { Button, clx, IconButton, Popover, Text, toast } from "@medusajs/ui";
import { useState } from "react";
import { Link } from "react-router-dom";
import { DateTime } from "../../../src/admin/components/date-time";
import { LoadFailure } from "../components/load-failure";
import { Loading } from "../components/loading";
import { markAllRead, markRead, type PanelNotification, useNotifications } from "../hooks/notifications";
import { messageOf } from "../lib/api";

const MOST_TOLD = 99;

/** What needs attention: the newest notifications, and how many are unread. */
export function NotificationsMenu() {
  const [isOpen, setOpen] = useState(false);
  const { data, error, refetch } = useNotifications();
  const unread = data?.unread_count ?? 0;
  return (
    <Popover open={isOpen} onOpenChange={setOpen}>
      <Popover.Trigger asChild>
        <IconButton variant="transparent" className="relative" aria-label={unread > 0 ? `Notifications, ${unread} unread` : "Notifications"}>
          <BellAlert />
          {unread > 0 && (
            <span
              aria-hidden
              className="bg-ui-button-danger text-ui-fg-on-color absolute -end-1 -top-1 min-w-4 rounded-full px-1 text-center text-[10px] font-medium leading-4"
            >
              {unread > MOST_TOLD ? `${MOST_TOLD}+` : unread}
            </span>
          )}
        </IconButton>
      </Popover.Trigger>
      <Popover.Content align="end" className="w-[min(380px,calc(100vw-24px))] p-0" aria-label="Notifications">
        <div className="border-ui-border-base flex min-h-12 items-center justify-between gap-x-2 border-b px-4 py-2">
          <Text size="small" weight="plus">
            Notifications
          </Text>
          {unread > 0 && (
            <Button size="small" variant="transparent" onClick={() => void attempt(markAllRead())}>
              Mark all as read
            </Button>
          )}
        </div>
        {error && !data ? (
          <LoadFailure error={error} what="notifications" retry={() => void refetch()} />
        ) : !data ? (
          <Loading />
        ) : data.notifications.length === 0 ? (
          <UpToDate />
        ) : (
          <ul className="divide-ui-border-base max-h-[60vh] divide-y overflow-y-auto">
            {data.notifications.map((notification) => (
              <NotificationLine key={notification.id} notification={notification} close={() => setOpen(false)} />
            ))}
          </ul>
        )}
      </Popover.Content>
    </Popover>
  );
}

function NotificationLine({ notification, close }: { notification: PanelNotification; close: () => void }) {
  const { id, title, body, href, read_at, created_at } = notification;
  const read = () => (read_at ? undefined : void attempt(markRead(id)));
  return (
    <li className={clx("flex flex-col gap-y-1 px-4 py-3", !read_at && "bg-ui-bg-component")}>
      <Text size="small" weight="plus" className="break-words">
        {!read_at && <span className="sr-only">Unread: </span>}
        {href ? (
          <Link
            to={href}
            onClick={() => {
              read();
              close();
            }}
            className="focus-visible:shadow-borders-focus rounded-sm underline underline-offset-2 outline-none"
          >
            {title}
          </Link>
        ) : (
          title
        )}
      </Text>
      <Text size="small" className="text-ui-fg-subtle break-words">
        {body}
      </Text>
      <div className="flex items-center justify-between gap-x-2">
        <Text size="xsmall" className="text-ui-fg-subtle">
          <DateTime value={created_at} precise />
        </Text>
        {!read_at && (
          <Button size="small" variant="transparent" aria-label={`Mark as read: ${title}`} onClick={read}>
            Mark as read
          </Button>
        )}
      </div>
    </li>
  );
}

function UpToDate() {
  return (
    <div className="flex flex-col items-center gap-y-1 px-6 py-10 text-center">
      <BellAlert className="text-ui-fg-subtle" aria-hidden />
      <Text size="small" weight="plus">
        You are up to date
      </Text>
      <Text size="small" className="text-ui-fg-subtle">
        Quotas that your customers reach and calls that are not as usual are told here.
      </Text>
    </div>
  );
}

async function attempt(change: Promise<void>): Promise<void> {
  await change.catch((error: unknown) => toast.error("It was not marked as read", { description: messageOf(error) }));
}
