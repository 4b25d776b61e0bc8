import { clx, Text } from "@medusajs/ui";
import { NavLink } from "react-router-dom";
import { useMe } from "../lib/session";
import { navigationGroups, pages } from "../pages";

/** The pages that this member may open, in their groups. */
export function Navigation({ onNavigate }: { onNavigate?: () => void }) {
  const { permissions } = useMe();
  const entries = pages.flatMap(({ path, navigation }) =>
    navigation && (!navigation.needs || permissions.includes(navigation.needs)) ? [{ path, ...navigation }] : [],
  );
  return (
    <nav aria-label="Panel" className="flex flex-col gap-y-4 px-3 pb-4">
      {navigationGroups.map((group) => {
        const links = entries.filter((entry) => entry.group === group);
        if (links.length === 0) return null;
        return (
          <div key={group} className="flex flex-col gap-y-1">
            <Text as="p" size="xsmall" weight="plus" className="text-ui-fg-subtle px-2">
              {group}
            </Text>
            <ul className="flex flex-col gap-y-0.5">
              {links.map(({ path, label, icon: Icon }) => (
                <li key={path}>
                  <NavLink
                    to={path}
                    end={path === "/"}
                    onClick={onNavigate}
                    className={({ isActive }) =>
                      clx(
                        "txt-compact-small-plus flex min-h-8 items-center gap-x-2 rounded-md px-2 py-1 outline-none transition-colors",
                        "focus-visible:shadow-borders-focus",
                        isActive
                          ? "bg-ui-bg-base text-ui-fg-base shadow-elevation-card-rest"
                          : "text-ui-fg-subtle hover:bg-ui-bg-subtle-hover hover:text-ui-fg-base",
                      )
                    }
                  >
                    <Icon />
                    {label}
                  </NavLink>
                </li>
              ))}
            </ul>
          </div>
        );
      })}
    </nav>
  );
}
