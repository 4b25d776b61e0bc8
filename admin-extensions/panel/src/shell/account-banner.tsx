import { ExclamationCircleSolid, InformationCircleSolid } from "@medusajs/icons";
import { clx, Text } from "@medusajs/ui";
import { type AccountStatus, useMe } from "../lib/session";

const notices: Partial<Record<AccountStatus, { title: string; text: string; severe: boolean }>> = {
  pending: { title: "Your application is being reviewed.", text: "You hear from us by e-mail. Until then you can look around.", severe: false },
  suspended: {
    title: "This account is suspended.",
    text: "Your products are not shown and nothing can be changed. Licences that you sold keep working.",
    severe: true,
  },
};

/** What everybody of the account must know before anything else. */
export function AccountBanner() {
  const { developer } = useMe();
  const notice = notices[developer.status];
  if (!notice) return null;
  const Icon = notice.severe ? ExclamationCircleSolid : InformationCircleSolid;
  return (
    <div
      role="status"
      className={clx("border-ui-border-base flex items-start gap-x-3 border-b px-4 py-3 sm:px-6", notice.severe ? "bg-ui-tag-red-bg" : "bg-ui-tag-blue-bg")}
    >
      <Icon className={clx("mt-0.5 shrink-0", notice.severe ? "text-ui-tag-red-icon" : "text-ui-tag-blue-icon")} aria-hidden />
      <div className="min-w-0">
        <Text size="small" weight="plus">
          {notice.title}
        </Text>
        <Text size="small" className="break-words">
          {notice.text}
          {developer.status_reason && <> Reason given: “{developer.status_reason}”.</>}
        </Text>
      </div>
    </div>
  );
}
