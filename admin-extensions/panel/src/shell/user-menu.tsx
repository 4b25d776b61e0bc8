import { ChevronDownMini, OpenRectArrowOut } from "@medusajs/icons";
import { Avatar, DropdownMenu, Text, toast } from "@medusajs/ui";
import { useNavigate } from "react-router-dom";
import { toWords } from "../../../src/admin/lib/words";
import { messageOf } from "../lib/api";
import { signOut, useMe } from "../lib/session";
import { type Theme, themes, useTheme } from "../lib/theme";

/** Who is signed in, how the panel looks to them, and the way out. */
export function UserMenu() {
  const { member } = useMe();
  const [theme, chooseTheme] = useTheme();
  const navigate = useNavigate();
  const leave = async () => {
    try {
      await signOut();
      void navigate("/sign-in", { replace: true });
    } catch (error) {
      toast.error("You are still signed in", { description: messageOf(error) });
    }
  };
  return (
    <DropdownMenu>
      <DropdownMenu.Trigger className="hover:bg-ui-bg-base-hover focus-visible:shadow-borders-focus flex items-center gap-x-2 rounded-md p-1 outline-none">
        <span aria-hidden>
          <Avatar size="small" fallback={member.name.charAt(0).toUpperCase()} />
        </span>
        <Text as="span" size="small" weight="plus" className="sr-only sm:not-sr-only sm:max-w-40 sm:truncate">
          {member.name}
        </Text>
        <ChevronDownMini className="text-ui-fg-subtle" aria-hidden />
      </DropdownMenu.Trigger>
      <DropdownMenu.Content align="end" className="max-w-[calc(100vw-24px)]">
        <div className="min-w-0 px-2 py-1.5">
          <Text size="small" weight="plus" className="truncate">
            {member.email}
          </Text>
          <Text size="xsmall" className="text-ui-fg-subtle">
            {toWords(member.role)}
          </Text>
        </div>
        <DropdownMenu.Separator />
        <DropdownMenu.Label className="text-ui-fg-subtle">Appearance</DropdownMenu.Label>
        <DropdownMenu.RadioGroup value={theme} onValueChange={(value) => chooseTheme(value as Theme)}>
          {themes.map((value) => (
            <DropdownMenu.RadioItem key={value} value={value}>
              {toWords(value)}
            </DropdownMenu.RadioItem>
          ))}
        </DropdownMenu.RadioGroup>
        <DropdownMenu.Separator />
        <DropdownMenu.Item className="gap-x-2" onSelect={() => void leave()}>
          <OpenRectArrowOut className="text-ui-fg-subtle" aria-hidden />
          Sign out
        </DropdownMenu.Item>
      </DropdownMenu.Content>
    </DropdownMenu>
  );
}
