import { useQuery } from "@tanstack/react-query";
import { call } from "../lib/api";
import { queryClient } from "../lib/queries";

export interface PanelNotification {
  id: string;
  kind: string;
  title: string;
  body: string;
  /** A page of the panel. */
  href: string | null;
  read_at: string | null;
  created_at: string;
}

const KEY = ["notifications"];
const SHOWN = 20;
const REFRESH_MS = 60_000;

/** The newest ones, asked for again every minute while the panel is looked at. */
export function useNotifications() {
  return useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => call<{ notifications: PanelNotification[]; unread_count: number }>("/vendor/notifications", { query: { limit: SHOWN }, signal }),
    refetchInterval: REFRESH_MS,
  });
}

export async function markRead(id: string): Promise<void> {
  await call(`/vendor/notifications/${encodeURIComponent(id)}/read`, { method: "POST" });
  await queryClient.invalidateQueries({ queryKey: KEY });
}

export async function markAllRead(): Promise<void> {
  await call("/vendor/notifications/read-all", { method: "POST" });
  await queryClient.invalidateQueries({ queryKey: KEY });
}
