import { Button, StatusBadge, Text, toast } from "@medusajs/ui";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { DateTime } from "../../../src/admin/components/date-time";
import { toWords } from "../../../src/admin/lib/words";
import { ConfirmDialog, type Confirmation } from "../components/confirm-dialog";
import { ListPage } from "../components/list-page";
import { PageHeader } from "../components/page-header";
import { ReadOnlyNotice } from "../components/read-only-notice";
import { useListState } from "../hooks/use-list-state";
import { call } from "../lib/api";
import { queryClient } from "../lib/queries";
import { useMe, usePermission } from "../lib/session";
import type { ApiKey } from "../lib/types";
import { CreateKey } from "./api-keys/create-key";

const colors = { live: "green", revoked: "grey", expired: "orange" } as const;

export default function ApiKeysPage() {
  const list = useListState();
  const mayManage = usePermission("account.manage");
  const { member } = useMe();
  const { data, error, refetch } = useQuery({
    queryKey: ["api-keys", list.page],
    queryFn: ({ signal }) => call<{ api_keys: ApiKey[]; count: number }>("/vendor/api-keys", { query: list.page, signal }),
    enabled: member.role === "owner",
  });
  const [asked, setAsked] = useState<Confirmation | null>(null);
  const revoke = ({ id, name }: ApiKey): Confirmation => ({
    label: "Revoke",
    title: `Revoke the key ${name}?`,
    consequence: "Programs that use it are refused from the next request on. This cannot be undone.",
    dangerous: true,
    run: async () => {
      await call(`/vendor/api-keys/${encodeURIComponent(id)}/revoke`, { method: "POST" });
      toast.success(`${name} is revoked`);
      await queryClient.invalidateQueries({ queryKey: ["api-keys"] });
    },
  });
  return (
    <>
      <PageHeader title="API keys" description="With a key your own programs call the vendor API for this account. Keys are shown once, when they are made." />
      <ReadOnlyNotice may={mayManage} what="API keys" />
      {mayManage && <CreateKey />}
      {member.role === "owner" && (
        <ListPage
          noun="keys"
          list={list}
          answer={data && { rows: data.api_keys, count: data.count }}
          error={error}
          retry={() => void refetch()}
          empty={<Text className="text-ui-fg-subtle">No keys yet.</Text>}
        >
          {(rows) => (
            <ul className="divide-ui-border-base divide-y">
              {rows.map((key) => (
                <li key={key.id} className="flex flex-col gap-3 px-4 py-3 sm:flex-row sm:items-center sm:justify-between sm:px-6">
                  <div className="min-w-0">
                    <Text size="small" weight="plus" className="break-words">
                      {key.name}
                    </Text>
                    <Text size="xsmall" className="text-ui-fg-subtle break-words">
                      <code>{key.masked_key}</code> · {key.scopes.join(", ")}
                    </Text>
                    <Text size="xsmall" className="text-ui-fg-subtle">
                      Made <DateTime value={key.created_at} /> · {key.last_used_at ? <LastUse at={key.last_used_at} /> : "never used"}
                      {key.expires_at && (
                        <>
                          {" "}
                          · ends <DateTime value={key.expires_at} />
                        </>
                      )}
                    </Text>
                  </div>
                  <div className="flex items-center gap-2">
                    <StatusBadge color={colors[key.status]}>{toWords(key.status)}</StatusBadge>
                    {key.status === "live" && (
                      <Button size="small" variant="secondary" onClick={() => setAsked(revoke(key))}>
                        Revoke<span className="sr-only"> {key.name}</span>
                      </Button>
                    )}
                  </div>
                </li>
              ))}
            </ul>
          )}
        </ListPage>
      )}
      <ConfirmDialog confirmation={asked} onClose={() => setAsked(null)} />
    </>
  );
}

function LastUse({ at }: { at: string }) {
  return (
    <>
      last used <DateTime value={at} precise />
    </>
  );
}
