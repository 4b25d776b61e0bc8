import type { StoreCart } from "@medusajs/types";
import { StoreError, toStoreError } from "~/lib/store-client";

const CART_FIELDS =
  "*items,+items.product_type,+items.thumbnail,*region,email,total,subtotal,item_total,discount_total,tax_total,currency_code,completed_at,customer_id";
const MONTH_SECONDS = 30 * 86_400;

/** The cart lives in the backend; a cookie names it, so that a reload or another tab finds it again. */
export const useCartStore = defineStore("cart", () => {
  const store = useMedusaStore();
  const cartId = useCookie<string | null>("mintreu_cart", { maxAge: MONTH_SECONDS, sameSite: "lax", default: () => null });
  const cart = ref<StoreCart | null>(null);
  const pending = ref(false);

  const lines = computed(() => cart.value?.items ?? []);
  const count = computed(() => lines.value.reduce((sum, line) => sum + Number(line.quantity), 0));
  const isEmpty = computed(() => lines.value.length === 0);

  function forget(): void {
    cart.value = null;
    cartId.value = null;
  }

  function take(next: StoreCart): void {
    cart.value = next;
    cartId.value = next.id;
  }

  /** One change at a time: two at once would each answer with a cart that lacks the other's change. */
  let queue: Promise<unknown> = Promise.resolve();
  function inTurn<T>(change: () => Promise<T>): Promise<T> {
    const run = queue.then(async () => {
      pending.value = true;
      try {
        return await change();
      } catch (error) {
        throw toStoreError(error);
      } finally {
        pending.value = false;
      }
    });
    queue = run.catch(() => undefined);
    return run;
  }

  async function load(): Promise<void> {
    if (!cartId.value) return;
    try {
      const found = await store.cart.retrieve(cartId.value, { fields: CART_FIELDS });
      // A bought cart is history: the next thing put in starts a new one.
      if ((found.cart as StoreCart & { completed_at?: string | null }).completed_at) forget();
      else take(found.cart);
    } catch (error) {
      if (toStoreError(error).statusCode === 404) forget();
    }
  }

  async function ensure(regionId: string): Promise<string> {
    if (cart.value) return cart.value.id;
    await load();
    if (cart.value) return (cart.value as StoreCart).id;
    const created = await store.cart.create({ region_id: regionId }, { fields: CART_FIELDS });
    take(created.cart);
    return created.cart.id;
  }

  async function putIn(variantId: string, regionId: string): Promise<void> {
    const id = await ensure(regionId);
    const answer = await store.cart.createLineItem(id, { variant_id: variantId, quantity: 1 }, { fields: CART_FIELDS });
    take(answer.cart);
  }

  /** Puts one of the package in; a cart bought meanwhile in another tab is replaced by a new one. */
  function add(variantId: string, regionId: string): Promise<void> {
    return inTurn(async () => {
      const hadCart = cartId.value !== null;
      try {
        await putIn(variantId, regionId);
      } catch (error) {
        const { statusCode, data } = toStoreError(error);
        const cartIsGone = statusCode === 404 || data.code === "cart.completed" || (await isCompleted());
        if (!hadCart || !cartIsGone) throw error;
        forget();
        await putIn(variantId, regionId);
      }
    });
  }

  async function isCompleted(): Promise<boolean> {
    await load();
    return cart.value === null;
  }

  function setQuantity(lineId: string, quantity: number): Promise<void> {
    return inTurn(async () => {
      if (!cart.value) return;
      if (quantity < 1) return removeLine(lineId);
      const answer = await store.cart.updateLineItem(cart.value.id, lineId, { quantity }, { fields: CART_FIELDS });
      take(answer.cart);
    });
  }

  async function removeLine(lineId: string): Promise<void> {
    await store.cart.deleteLineItem(cart.value!.id, lineId);
    await load();
  }

  function remove(lineId: string): Promise<void> {
    return inTurn(async () => {
      if (cart.value) await removeLine(lineId);
    });
  }

  function update(change: { email?: string; region_id?: string }): Promise<void> {
    return inTurn(async () => {
      if (!cart.value) throw new StoreError(404, "cart.empty", "Your cart is empty.");
      const answer = await store.cart.update(cart.value.id, change, { fields: CART_FIELDS });
      take(answer.cart);
    });
  }

  /** Goes on with a cart that the shop has prepared, instead of the one that was there. */
  function open(id: string): Promise<void> {
    return inTurn(async () => {
      cartId.value = id;
      await load();
    });
  }

  return { cart, cartId, lines, count, isEmpty, pending, load, add, setQuantity, remove, update, open, forget };
});
