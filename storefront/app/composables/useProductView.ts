/** Tells the marketplace once that the page was looked at. Nothing waits for it, and its failure is nobody's concern. */
export function useProductView(productId: () => string): void {
  onMounted(() => {
    const address = `/api/medusa/store/products/${encodeURIComponent(productId())}/views`;
    fetch(address, { method: "POST", keepalive: true }).catch(() => undefined);
  });
}
