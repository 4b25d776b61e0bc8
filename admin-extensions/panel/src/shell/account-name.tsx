import { Avatar, Text } from "@medusajs/ui";
import { useMe } from "../lib/session";

/** The account that everything here belongs to. */
export function AccountName() {
  const { developer } = useMe();
  return (
    <div className="flex min-w-0 items-center gap-x-2">
      <Avatar variant="squared" size="small" fallback={developer.display_name.charAt(0).toUpperCase()} />
      <div className="min-w-0">
        <Text size="small" weight="plus" leading="compact" className="truncate">
          {developer.display_name}
        </Text>
        <Text size="xsmall" leading="compact" className="text-ui-fg-subtle truncate">
          @{developer.handle}
        </Text>
      </div>
    </div>
  );
}
