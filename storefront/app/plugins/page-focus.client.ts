/**
 * After a change of page the focus goes to the top of the new page's content, as it would after a full load;
 * a change of the query alone (filters, pages of a list) leaves it where it is.
 */
export default defineNuxtPlugin((nuxtApp) => {
  const router = useRouter();
  let pathChanged = false;
  router.afterEach((to, from) => {
    pathChanged = from.matched.length > 0 && to.path !== from.path;
  });
  nuxtApp.hook("page:finish", () => {
    if (!pathChanged) return;
    pathChanged = false;
    document.getElementById("main")?.focus({ preventScroll: true });
  });
});
