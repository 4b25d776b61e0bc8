import { mockNuxtImport, registerEndpoint } from "@nuxt/test-utils/runtime";
import { createError, readBody } from "h3";
import { createPinia, setActivePinia } from "pinia";
import { beforeEach, describe, expect, it } from "vitest";
import { ref } from "vue";

// A double of the routes a purchase goes through; `completions` says what each attempt to complete is answered.
type Completion = "order" | "payment refused" | number;

const cookie = ref<string | null>(null);
let total: number;
let completions: Completion[];
let completedElsewhere: boolean;
let calls: string[];

mockNuxtImport("useCookie", () => () => cookie);

function refuse(statusCode: number): Error {
  return createError({ statusCode, data: { code: "refused", message: "Refused" } });
}

function cartNow() {
  return {
    id: "cart_1",
    email: null,
    total,
    completed_at: completedElsewhere ? "2026-11-22T00:00:00Z" : null,
    items: [{ id: "line_1", variant_id: "v", quantity: 1 }],
  };
}

registerEndpoint("/api/medusa/store/carts/cart_1", { method: "GET", handler: () => ({ cart: cartNow() }) });
registerEndpoint("/api/medusa/store/carts/cart_1", {
  method: "POST",
  handler: async (event) => {
    calls.push("email");
    if (completedElsewhere) throw refuse(400);
    return { cart: { ...cartNow(), ...(await readBody<object>(event)) } };
  },
});
registerEndpoint("/api/medusa/store/payment-collections", { method: "POST", handler: () => ({ payment_collection: { id: "pay_1" } }) });
registerEndpoint("/api/medusa/store/payment-collections/pay_1/payment-sessions", {
  method: "POST",
  handler: () => {
    calls.push("pay");
    return { payment_collection: { id: "pay_1" } };
  },
});
registerEndpoint("/api/medusa/store/carts/cart_1/complete", {
  method: "POST",
  handler: () => {
    calls.push("complete");
    const answer = completions.shift() ?? "order";
    if (typeof answer === "number") throw refuse(answer);
    if (answer === "order") return { type: "order", order: { id: "order_1" } };
    return { type: "cart", cart: cartNow(), error: { message: "The card was declined." } };
  },
});

async function checkoutOfFilledCart() {
  cookie.value = "cart_1";
  const cart = useCartStore();
  const elsewhere = completedElsewhere;
  completedElsewhere = false;
  await cart.load();
  completedElsewhere = elsewhere;
  return { cart, ...useCheckout() };
}

beforeEach(() => {
  total = 29;
  completions = [];
  completedElsewhere = false;
  calls = [];
  setActivePinia(createPinia());
});

describe("a purchase", () => {
  it("sets the address, pays, completes, and forgets the cart", async () => {
    const { cart, placeOrder } = await checkoutOfFilledCart();
    expect(await placeOrder("a@customer.example", "pp_system_default")).toMatchObject({ id: "order_1" });
    expect(calls).toEqual(["email", "pay", "complete"]);
    expect(cart.isEmpty).toBe(true);
    expect(cookie.value).toBeNull();
  });

  it("of something free asks for no payment", async () => {
    total = 0;
    const { placeOrder } = await checkoutOfFilledCart();
    await placeOrder("a@customer.example", "pp_system_default");
    expect(calls).toEqual(["email", "complete"]);
  });

  it("happens once when the button is pressed twice", async () => {
    const { placeOrder } = await checkoutOfFilledCart();
    const [first, second] = await Promise.all([placeOrder("a@customer.example", "pp"), placeOrder("a@customer.example", "pp")]);
    expect(first).toMatchObject({ id: "order_1" });
    expect(second).toBeNull();
    expect(calls.filter((call) => call === "complete")).toHaveLength(1);
  });

  it.each([409, 404, 502])("that races another tab (%i) ends with its order", async (status) => {
    completions = [status];
    const { placeOrder } = await checkoutOfFilledCart();
    expect(await placeOrder("a@customer.example", "pp")).toMatchObject({ id: "order_1" });
    expect(calls.filter((call) => call === "complete")).toHaveLength(2);
  });

  it("of a cart that another tab has bought already gives that order", async () => {
    completedElsewhere = true;
    const { placeOrder } = await checkoutOfFilledCart();
    expect(await placeOrder("a@customer.example", "pp")).toMatchObject({ id: "order_1" });
    expect(calls).toEqual(["email", "complete"]);
  });

  it("that is refused says why, keeps the cart, and can be tried again", async () => {
    completions = ["payment refused"];
    const { cart, placeOrder, placing } = await checkoutOfFilledCart();
    await expect(placeOrder("a@customer.example", "pp")).rejects.toThrow("The card was declined.");
    expect(cart.isEmpty).toBe(false);
    expect(placing.value).toBe(false);
    expect(await placeOrder("a@customer.example", "pp")).toMatchObject({ id: "order_1" });
  });
});
