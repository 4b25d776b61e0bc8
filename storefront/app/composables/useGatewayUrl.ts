/** Where API products are called, without a slash at its end; null where no gateway is set up. */
export function useGatewayUrl(): string | null {
  return useRuntimeConfig().public.gatewayUrl.replace(/\/+$/, "") || null;
}
