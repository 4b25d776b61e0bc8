/** Pages for who is not signed in. */
export const publicPages = [
  { path: "/sign-in", load: () => import("./pages/sign-in") },
  { path: "/accept-invitation", load: () => import("./pages/accept-invitation") },
];
