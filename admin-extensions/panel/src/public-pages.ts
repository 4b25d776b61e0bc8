/** Pages for who is not signed in. */
export const publicPages = [
  { path: "/sign-in", load: () => import("./pages/sign-in") },
  { path: "/forgot-password", load: () => import("./pages/forgot-password") },
  { path: "/reset-password", load: () => import("./pages/reset-password") },
  { path: "/accept-invitation", load: () => import("./pages/accept-invitation") },
];
