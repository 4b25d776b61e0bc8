import { BellAlert } from "@medusajs/icons";
import { IconButton, Popover, Text } from "@medusajs/ui";

/** The place of what needs attention; it is empty until somebody writes into it. */
export function NotificationsMenu() {
  return (
    <Popover>
      <Popover.Trigger asChild>
        <IconButton variant="transparent" aria-label="Notifications">
          <BellAlert />
        </IconButton>
      </Popover.Trigger>
      <Popover.Content align="end" className="w-[min(320px,calc(100vw-24px))] p-0" aria-label="Notifications">
        <Text size="small" weight="plus" className="border-ui-border-base border-b px-4 py-3">
          Notifications
        </Text>
        <div className="flex flex-col items-center gap-y-1 px-6 py-10 text-center">
          <BellAlert className="text-ui-fg-subtle" aria-hidden />
          <Text size="small" weight="plus">
            You are up to date
          </Text>
          <Text size="small" className="text-ui-fg-subtle">
            Decisions on your products come by e-mail too.
          </Text>
        </div>
      </Popover.Content>
    </Popover>
  );
}
