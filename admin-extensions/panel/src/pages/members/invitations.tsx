import { Button, StatusBadge, Text, toast } from "@medusajs/ui";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { DateTime } from "../../../../src/admin/components/date-time";
import { toWords } from "../../../../src/admin/lib/words";
import { Card } from "../../components/card";
import { ConfirmDialog, type Confirmation } from "../../components/confirm-dialog";
import { LoadFailure } from "../../components/load-failure";
import { Loading } from "../../components/loading";
import { call, messageOf } from "../../lib/api";
import { queryClient } from "../../lib/queries";
import type { Invitation } from "../../lib/types";

const colors = { open: "blue", accepted: "green", revoked: "grey", expired: "orange" } as const;

/** Who was invited, and what became of it. */
export function Invitations({ mayManage }: { mayManage: boolean }) {
  const [asked, setAsked] = useState<Confirmation | null>(null);
  const { data, error, refetch } = useQuery({
    queryKey: ["invitations"],
    queryFn: ({ signal }) => call<{ invitations: Invitation[] }>("/vendor/members/invitations", { query: { limit: 50 }, signal }),
  });
  const act = async ({ id, email }: Invitation, action: "resend" | "revoke") => {
    await call(`/vendor/members/invitations/${encodeURIComponent(id)}/${action}`, { method: "POST" });
    toast.success(action === "resend" ? `Sent again to ${email}` : "The link opens nothing any more");
    await queryClient.invalidateQueries({ queryKey: ["invitations"] });
  };
  const resend = (invitation: Invitation) => act(invitation, "resend").catch((fault: unknown) => toast.error("Not sent", { description: messageOf(fault) }));
  const revoke = (invitation: Invitation): Confirmation => ({
    label: "Revoke",
    title: `Revoke the invitation of ${invitation.email}?`,
    consequence: "The link in the mail opens nothing any more. You can invite them again.",
    dangerous: true,
    run: () => act(invitation, "revoke"),
  });

  return (
    <Card title="Invitations" flush>
      {error ? (
        <LoadFailure error={error} what="invitations" retry={() => void refetch()} />
      ) : !data ? (
        <Loading />
      ) : data.invitations.length === 0 ? (
        <Text size="small" className="text-ui-fg-subtle px-4 py-6 sm:px-6">
          Nobody was invited yet.
        </Text>
      ) : (
        <ul className="divide-ui-border-base divide-y">
          {data.invitations.map((invitation) => (
            <li key={invitation.id} className="flex flex-col gap-3 px-4 py-3 sm:flex-row sm:items-center sm:justify-between sm:px-6">
              <div className="min-w-0">
                <Text size="small" weight="plus" className="break-words">
                  {invitation.email}
                </Text>
                <Text size="xsmall" className="text-ui-fg-subtle">
                  {toWords(invitation.role)} · invited <DateTime value={invitation.created_at} />
                  {invitation.status === "open" && (
                    <>
                      , works until <DateTime value={invitation.expires_at} precise />
                    </>
                  )}
                </Text>
              </div>
              <div className="flex flex-wrap items-center gap-2">
                <StatusBadge color={colors[invitation.status]}>{toWords(invitation.status)}</StatusBadge>
                {mayManage && (invitation.status === "open" || invitation.status === "expired") && (
                  <Button size="small" variant="secondary" onClick={() => void resend(invitation)}>
                    Send again<span className="sr-only"> to {invitation.email}</span>
                  </Button>
                )}
                {mayManage && invitation.status === "open" && (
                  <Button size="small" variant="secondary" onClick={() => setAsked(revoke(invitation))}>
                    Revoke<span className="sr-only"> that of {invitation.email}</span>
                  </Button>
                )}
              </div>
            </li>
          ))}
        </ul>
      )}
      <ConfirmDialog confirmation={asked} onClose={() => setAsked(null)} />
    </Card>
  );
}
