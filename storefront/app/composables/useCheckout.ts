import type { StoreCart, StoreOrder } from '@medusajs/types'
import { StoreError, toStoreError } from '~/lib/store-client'

const COMPLETE_ATTEMPTS = 5
const RETRY_WAIT_MS = 600

// Another tab, or a first answer that was lost, may be completing the same cart: its order is the answer then.
const RACING_CODES = new Set(['conflict', 'cart.completing', 'payment.in_progress'])

function wait(ms: number): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, ms))
}

/** Turns the cart into an order, once, however often the button is pressed. */
export function useCheckout() {
  const store = useMedusaStore()
  const cart = useCartStore()
  const placing = ref(false)

  async function pay(current: StoreCart, providerId: string): Promise<void> {
    if (Number(current.total) === 0) return
    await store.payment.initiatePaymentSession(current, { provider_id: providerId })
  }

  async function complete(cartId: string): Promise<StoreOrder> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        const answer = await store.cart.complete(cartId)
        if (answer.type === 'order') return answer.order
        throw new StoreError(400, 'cart.not_completed', answer.error?.message ?? 'The payment was not accepted.')
      } catch (thrown) {
        const error = toStoreError(thrown)
        const racing = error.statusCode === 409 || error.statusCode >= 502 || RACING_CODES.has(error.data.code)
        if (!racing || attempt === COMPLETE_ATTEMPTS) throw error
        await wait(RETRY_WAIT_MS * attempt)
      }
    }
  }

  /** Returns the order, or null when a purchase is already under way. */
  async function placeOrder(email: string, providerId: string): Promise<StoreOrder | null> {
    // Set before the first await: a second click in the same moment finds it.
    if (placing.value) return null
    placing.value = true
    try {
      if (cart.cart?.email !== email) await cart.update({ email })
      const current = cart.cart
      if (!current || cart.isEmpty) throw new StoreError(400, 'cart.empty', 'Your cart is empty.')
      await pay(current, providerId)
      const order = await complete(current.id)
      cart.forget()
      return order
    } catch (error) {
      throw toStoreError(error)
    } finally {
      placing.value = false
    }
  }

  return { placing: readonly(placing), placeOrder }
}
