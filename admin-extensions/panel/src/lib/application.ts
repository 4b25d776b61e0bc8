import { call, isApiError } from "./api";

/** What became of the application of somebody who signed in and acts for no account yet. */
export interface Application {
  handle: string;
  display_name: string;
  status: "pending" | "rejected" | "active" | "suspended" | "closed";
  status_reason: string | null;
  created_at: string;
}

/** The newest application of whoever is signed in; null when they never applied. */
export async function readOwnApplication(): Promise<Application | null> {
  try {
    const { application } = await call<{ application: Application | null }>("/vendor/application");
    return application;
  } catch (error) {
    if (isApiError(error) && error.status === 401) return null;
    throw error;
  }
}
