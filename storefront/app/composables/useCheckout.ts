import type { StoreCart, StoreOrder } from "@medusajs/types";
import { StoreError, toStoreError } from "~/lib/store-client";

const COMPLETE_ATTEMPTS = 5;
const RETRY_WAIT_MS = 400;

/**
 * Another tab, or a first answer that was lost, may be completing the same cart: it is locked (409), its answer
 * is under way (5xx), or the other tab's payment session has replaced this one (404). Its order is the answer then.
 */
function mayBeRacing(error: StoreError): boolean {
  return error.statusCode === 409 || error.statusCode === 404 || error.statusCode >= 500;
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** Turns the cart into an order, once, however often the button is pressed. */
export function useCheckout() {
  const store = useMedusaStore();
  const cart = useCartStore();
  const placing = ref(false);

  async function pay(current: StoreCart, providerId: string): Promise<void> {
    if (Number(current.total) === 0) return;
    await store.payment.initiatePaymentSession(current, { provider_id: providerId });
  }

  async function complete(cartId: string): Promise<StoreOrder> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        const answer = await store.cart.complete(cartId);
        if (answer.type === "order") return answer.order;
        throw new StoreError(400, "cart.not_completed", answer.error?.message ?? "The payment was not accepted.");
      } catch (thrown) {
        const error = toStoreError(thrown);
        if (!mayBeRacing(error) || attempt === COMPLETE_ATTEMPTS) throw error;
        await wait(RETRY_WAIT_MS * attempt);
      }
    }
  }

  /** The order a cart has become in another tab, whose changes and payments are refused here. */
  async function orderOfBoughtCart(cartId: string): Promise<StoreOrder | null> {
    const { cart: found } = await store.cart.retrieve(cartId, { fields: "id,completed_at" });
    return (found as StoreCart & { completed_at?: string | null }).completed_at ? complete(cartId) : null;
  }

  async function buy(current: StoreCart, email: string, providerId: string): Promise<StoreOrder> {
    try {
      if (current.email !== email) await cart.update({ email });
      await pay(cart.cart ?? current, providerId);
      return await complete(current.id);
    } catch (error) {
      const order = await orderOfBoughtCart(current.id).catch(() => null);
      if (order) return order;
      throw toStoreError(error);
    }
  }

  /** Returns the order, or null when a purchase is already under way. */
  async function placeOrder(email: string, providerId: string): Promise<StoreOrder | null> {
    // Set before the first await: a second click in the same moment finds it.
    if (placing.value) return null;
    placing.value = true;
    try {
      if (!cart.cart || cart.isEmpty) throw new StoreError(400, "cart.empty", "Your cart is empty.");
      const order = await buy(cart.cart, email, providerId);
      cart.forget();
      return order;
    } finally {
      placing.value = false;
    }
  }

  return { placing: readonly(placing), placeOrder };
}
