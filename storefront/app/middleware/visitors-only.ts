import { sameSitePath } from "#shared/site-path";

export default defineNuxtRouteMiddleware((to) => {
  const session = useSessionStore();
  if (session.isSignedIn) return navigateTo(sameSitePath(to.query.redirect));
});
