import { useQuery } from "@tanstack/react-query";
import type { Engagement, EngagementDetail } from "../../../src/admin/lib/engagement-shapes";
import { call, type Query, upload } from "../lib/api";
import { queryClient } from "../lib/queries";

const pathOf = (id: string) => `/vendor/engagements/${encodeURIComponent(id)}`;

export function useEngagements(query: Query) {
  return useQuery({
    queryKey: ["engagements", query],
    queryFn: ({ signal }) => call<{ engagements: Engagement[]; count: number }>("/vendor/engagements", { query, signal }),
    placeholderData: (before) => before,
  });
}

export function useEngagement(id: string) {
  return useQuery({
    queryKey: ["engagement", id],
    queryFn: async ({ signal }) => (await call<{ engagement: EngagementDetail }>(pathOf(id), { signal })).engagement,
  });
}

/** Every step answers with the engagement as it stands then. */
export async function takeStep(id: string, step: "messages" | "schedule" | "deliver", body: unknown): Promise<void> {
  const { engagement } = await call<{ engagement: EngagementDetail }>(`${pathOf(id)}/${step}`, { method: "POST", body });
  queryClient.setQueryData(["engagement", id], engagement);
  void queryClient.invalidateQueries({ queryKey: ["engagements"] });
}

/** The id of a file that waits to be sent with a message. */
export async function attach(id: string, file: File): Promise<string> {
  return (await upload<{ attachment: { id: string } }>(`${pathOf(id)}/attachments`, file, { query: { name: file.name } })).attachment.id;
}

export const attachmentOf = (id: string, fileId: string) => `${pathOf(id)}/attachments/${encodeURIComponent(fileId)}`;
