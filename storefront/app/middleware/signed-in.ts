export default defineNuxtRouteMiddleware((to) => {
  const session = useSessionStore();
  if (!session.isSignedIn) return navigateTo({ path: "/sign-in", query: { redirect: to.fullPath } });
});
