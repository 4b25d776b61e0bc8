import { clx } from "@medusajs/ui";
import { Suspense } from "react";
import { Navigate, Outlet, useLocation, useNavigation } from "react-router-dom";
import { LoadFailure } from "../components/load-failure";
import { Loading } from "../components/loading";
import { MeContext, useSession } from "../lib/session";
import { AccountBanner } from "./account-banner";
import { AccountName } from "./account-name";
import { MobileNavigation } from "./mobile-navigation";
import { Navigation } from "./navigation";
import { NotificationsMenu } from "./notifications-menu";
import { SessionEndedDialog } from "./session-ended-dialog";
import { UserMenu } from "./user-menu";

/** Lets members in and everybody else to the sign-in, which leads back here. */
export function PanelShell() {
  const { data: session, error, refetch } = useSession();
  const location = useLocation();
  if (error) return <LoadFailure error={error} what="panel" retry={() => void refetch()} />;
  if (!session) return <Loading />;
  if (session.state === "nobody") return <Navigate to="/sign-in" replace state={{ from: location.pathname + location.search }} />;
  return (
    <MeContext.Provider value={session.me}>
      <Frame />
    </MeContext.Provider>
  );
}

function Frame() {
  const { state } = useNavigation();
  return (
    <div className="flex min-h-dvh">
      <a
        href="#content"
        className="bg-ui-bg-base txt-small-plus shadow-elevation-flyout sr-only left-2 top-2 z-50 rounded-md px-3 py-2 focus:not-sr-only focus:absolute"
      >
        Skip to the content
      </a>
      <aside className="border-ui-border-base sticky top-0 hidden h-dvh w-56 shrink-0 flex-col gap-y-2 overflow-y-auto border-e lg:flex">
        <div className="p-4">
          <AccountName />
        </div>
        <Navigation />
      </aside>
      <div className="flex min-w-0 flex-1 flex-col">
        <div className="bg-ui-bg-subtle border-ui-border-base sticky top-0 z-10 flex h-14 items-center justify-between gap-x-2 border-b px-3 sm:px-6">
          <MobileNavigation />
          <div className="ms-auto flex items-center gap-x-1">
            <NotificationsMenu />
            <UserMenu />
          </div>
        </div>
        <AccountBanner />
        <main
          id="content"
          tabIndex={-1}
          aria-busy={state === "loading"}
          className={clx("mx-auto flex w-full max-w-[1200px] flex-col gap-y-4 p-3 outline-none sm:p-6", state === "loading" && "opacity-60")}
        >
          <Suspense fallback={<Loading />}>
            <Outlet />
          </Suspense>
        </main>
      </div>
      <SessionEndedDialog />
    </div>
  );
}
