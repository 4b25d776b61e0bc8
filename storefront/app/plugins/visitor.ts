/** Session and cart are there before the first page is drawn: nothing jumps when the browser takes over. */
export default defineNuxtPlugin({
  name: "visitor",
  dependsOn: ["store-client"],
  async setup() {
    if (import.meta.client) return;
    const event = useRequestEvent();
    // The health and error routes draw no header; a visitor without cookies has neither session nor cart.
    const cookies = event?.headers.get("cookie") ?? "";
    await Promise.all([cookies.includes("connect.sid=") ? useSessionStore().load() : null, cookies.includes("mintreu_cart=") ? useCartStore().load() : null]);
  },
});
