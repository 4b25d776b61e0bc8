import { createBrowserRouter, type RouteObject } from "react-router-dom";
import { Loading } from "./components/loading";
import { pages } from "./pages";
import { PageFault } from "./shell/page-fault";
import { PanelShell } from "./shell/panel-shell";
import { publicPages } from "./public-pages";

const toRoute = ({ path, load }: { path: string; load: () => Promise<{ default: React.ComponentType }> }): RouteObject => ({
  path,
  lazy: async () => ({ Component: (await load()).default }),
  // Around each page, so that its fault leaves the navigation standing.
  ErrorBoundary: PageFault,
});

export const router = createBrowserRouter(
  [
    ...publicPages.map((page) => ({ ...toRoute(page), HydrateFallback: Loading })),
    {
      path: "/",
      Component: PanelShell,
      ErrorBoundary: PageFault,
      HydrateFallback: Loading,
      children: [...pages.map(toRoute), toRoute({ path: "*", load: () => import("./pages/not-found") })],
    },
  ],
  { basename: "/developer" },
);
