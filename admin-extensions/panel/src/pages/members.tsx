import { Button, Table, Text, toast } from "@medusajs/ui";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { DateTime } from "../../../src/admin/components/date-time";
import { Card } from "../components/card";
import { ChoiceField } from "../components/choice";
import { ConfirmDialog, type Confirmation } from "../components/confirm-dialog";
import { LoadFailure } from "../components/load-failure";
import { Loading } from "../components/loading";
import { PageHeader } from "../components/page-header";
import { ReadOnlyNotice } from "../components/read-only-notice";
import { call, messageOf } from "../lib/api";
import { queryClient } from "../lib/queries";
import { refreshSession, useMe, usePermission } from "../lib/session";
import type { Member } from "../lib/types";
import { Invitations } from "./members/invitations";
import { InviteForm } from "./members/invite-form";
import { roleChoices } from "./members/roles";

export default function MembersPage() {
  const mayManage = usePermission("members.manage");
  const { data, error, refetch } = useQuery({
    queryKey: ["members"],
    queryFn: ({ signal }) => call<{ members: Member[] }>("/vendor/members", { query: { limit: 100 }, signal }),
  });
  return (
    <>
      <PageHeader title="Members" description="Who acts for this account, and what they may do." />
      <ReadOnlyNotice may={mayManage} what="members" />
      <Card title="Team" flush>
        {error ? (
          <LoadFailure error={error} what="members" retry={() => void refetch()} />
        ) : data ? (
          <Team members={data.members} mayManage={mayManage} />
        ) : (
          <Loading />
        )}
      </Card>
      {mayManage && <InviteForm />}
      <Invitations mayManage={mayManage} />
    </>
  );
}

function Team({ members, mayManage }: { members: Member[]; mayManage: boolean }) {
  const { member: me } = useMe();
  const [asked, setAsked] = useState<Confirmation | null>(null);

  const changeRole = async ({ id, email }: Member, role: string) => {
    try {
      await call(`/vendor/members/${encodeURIComponent(id)}`, { method: "POST", body: { role } });
      toast.success(`${email} is ${role} now`);
      if (id === me.id) await refreshSession();
    } catch (error) {
      toast.error("The role stayed as it was", { description: messageOf(error) });
    }
    await queryClient.invalidateQueries({ queryKey: ["members"] });
  };
  const remove = (member: Member): Confirmation => ({
    label: "Remove",
    title: `Remove ${member.email}?`,
    consequence: member.id === me.id ? "You lose access at once. Another owner can invite you again." : "They lose access at once. You can invite them again.",
    dangerous: true,
    run: async () => {
      await call(`/vendor/members/${encodeURIComponent(member.id)}`, { method: "DELETE" });
      toast.success(`${member.email} is removed`);
      await queryClient.invalidateQueries({ queryKey: ["members"] });
    },
  });

  return (
    <div className="relative overflow-x-auto" tabIndex={0} role="group" aria-label="Table of members">
      <Table>
        <Table.Header>
          <Table.Row>
            <Table.HeaderCell>Member</Table.HeaderCell>
            <Table.HeaderCell>Role</Table.HeaderCell>
            <Table.HeaderCell>Since</Table.HeaderCell>
            {mayManage && (
              <Table.HeaderCell>
                <span className="sr-only">Actions</span>
              </Table.HeaderCell>
            )}
          </Table.Row>
        </Table.Header>
        <Table.Body>
          {members.map((member) => (
            <Table.Row key={member.id}>
              <Table.Cell className="min-w-52 py-2">
                <Text size="small" weight="plus">
                  {nameOf(member) || member.email}
                  {member.id === me.id && " (you)"}
                </Text>
                {nameOf(member) && (
                  <Text size="xsmall" className="text-ui-fg-subtle">
                    {member.email}
                  </Text>
                )}
              </Table.Cell>
              <Table.Cell className="min-w-40">
                {mayManage ? (
                  <ChoiceField
                    size="small"
                    aria-label={`Role of ${member.email}`}
                    choices={roleChoices}
                    value={member.role}
                    onChange={(role) => void changeRole(member, role)}
                  />
                ) : (
                  roleChoices.find(({ value }) => value === member.role)?.label
                )}
              </Table.Cell>
              <Table.Cell>
                <DateTime value={member.created_at} />
              </Table.Cell>
              {mayManage && (
                <Table.Cell className="text-right">
                  <Button size="small" variant="secondary" onClick={() => setAsked(remove(member))}>
                    Remove<span className="sr-only"> {member.email}</span>
                  </Button>
                </Table.Cell>
              )}
            </Table.Row>
          ))}
        </Table.Body>
      </Table>
      <ConfirmDialog confirmation={asked} onClose={() => setAsked(null)} />
    </div>
  );
}

function nameOf({ first_name, last_name }: Member): string {
  return [first_name, last_name].filter(Boolean).join(" ");
}
